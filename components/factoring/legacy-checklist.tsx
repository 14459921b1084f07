import { Circle, CircleCheck } from "lucide-react";
import Link from "next/link";
import { Callout } from "@/components/ui/callout";
import type { Texts } from "@/lib/text/server";

type LegacyChecklistProps = {
  /** The old solution as it is on: whose it is, and how much waits. */
  legacy: { readonly bureauName: string; readonly untransferred: number };
  companySlug: string;
  t: Texts;
};

/**
 * Why an integration cannot be activated while the old factoring solution is on, and the two steps that end it (M3,
 * edge 6). It goes away by itself when the second is done.
 */
export function LegacyChecklist({ legacy, companySlug, t }: LegacyChecklistProps) {
  const { bureauName, untransferred } = legacy;
  const steps = [
    {
      done: untransferred === 0,
      href: `/${companySlug}/reports/factoring`,
      label:
        untransferred === 0
          ? t("legacy.checklist.transferred")
          : t("legacy.checklist.transfer", { count: untransferred, bureau: bureauName }),
    },
    {
      done: false,
      href: `/${companySlug}/settings/legacy-factoring`,
      label: t("legacy.checklist.turnOff", { bureau: bureauName }),
    },
  ];
  return (
    <Callout tone="warning" title={t("legacy.checklist.title")}>
      <p>{t("legacy.checklist.text", { bureau: bureauName })}</p>
      <ol className="mt-2 flex flex-col gap-1">
        {steps.map(({ done, href, label }) => {
          const Mark = done ? CircleCheck : Circle;
          return (
            <li key={href} className="flex items-start gap-2">
              <Mark aria-hidden className="mt-0.5 size-4 shrink-0" />
              <span>
                <Link href={href} className="link">
                  {label}
                </Link>
                <span className="sr-only">{done ? ` (${t("legacy.checklist.done")})` : ""}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </Callout>
  );
}
