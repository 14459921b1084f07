"use client";

import { useTexts } from "@/lib/text/client";

const keys = ["move", "edit", "type", "next", "cancel", "clear", "paste"] as const;

/** The keys of the grid, folded away under it. */
export function KeysHelp() {
  const t = useTexts();
  return (
    <details className="mt-2 text-sm text-ink-soft">
      <summary className="w-fit cursor-pointer py-1">{t("dataQuality.grid.keysTitle")}</summary>
      <dl className="grid w-fit grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 pt-1">
        {keys.map((key) => (
          <div key={key} className="contents">
            <dt className="font-medium text-ink">{t(`dataQuality.grid.keyNames.${key}`)}</dt>
            <dd>{t(`dataQuality.grid.keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
