import { LinkButton } from "@/components/ui/link-button";
import type { Texts } from "@/lib/text/server";

type OlderNavProps = { t: Texts; base: string; paged: boolean; older: string | null };

/** The way to older rows of a list, and back to the newest. */
export function OlderNav({ t, base, paged, older }: OlderNavProps) {
  if (!paged && !older) return null;
  return (
    <nav aria-label={t("dunning.older")} className="mt-3 flex gap-2">
      {paged ? <LinkButton href={base}>{t("dunning.newest")}</LinkButton> : null}
      {older ? <LinkButton href={`${base}?before=${older}`}>{t("dunning.older")}</LinkButton> : null}
    </nav>
  );
}
