"use client";

import { useTexts } from "@/lib/text/client";

/** Where in the wizard one is: the steps in order, the present one marked in words and by weight. */
export function WizardSteps({ names, current }: { names: readonly string[]; current: number }) {
  const t = useTexts();
  return (
    <ol
      aria-label={t("connections.steps")}
      className="mb-6 flex flex-wrap gap-x-6 gap-y-1 border-b border-rule pb-2"
    >
      {names.map((name, index) => (
        <li
          key={name}
          aria-current={index === current ? "step" : undefined}
          className={index === current ? "font-semibold text-ink" : "text-ink-soft"}
        >
          <span className="tabular-nums">{`${index + 1}. `}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
