import { Callout } from "@/components/ui/callout";
import type { Texts } from "@/lib/text/server";

/** Why activation must wait (M3, edge 6): the old solution is on. Two steps, each with its link. */
export function LegacyObstacle({
  untransferred,
  companySlug,
  t,
}: {
  untransferred: number;
  companySlug: string;
  t: Texts;
}) {
  return (
    <div className="mb-6 max-w-3xl">
      <Callout
        tone="error"
        title={t("connections.legacyTitle")}
        links={[
          { href: `/${companySlug}/reports/factoring`, label: t("connections.legacyTransfer") },
          { href: `/${companySlug}/settings/legacy-factoring`, label: t("connections.legacyTurnOff") },
        ]}
      >
        {t("connections.legacyText", { count: untransferred })}
      </Callout>
    </div>
  );
}
