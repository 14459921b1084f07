"use client";

import { Button } from "@/components/ui/button";
import { useTexts } from "@/lib/text/client";
import { formatBytes } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import type { ChosenAttachment } from "./use-attachments";

type ChosenAttachmentsProps = {
  chosen: readonly ChosenAttachment[];
  drop: (key: number) => void;
};

/** The files that are not with the draft: those that wait for it to be kept, and those that cannot come, each with why. */
export function ChosenAttachments({ chosen, drop }: ChosenAttachmentsProps) {
  const t = useTexts();
  const shown = chosen.filter(({ state }) => state !== "sending");
  return (
    // Always there, so that what is added to it is told at once.
    <div role="alert" className={shown.length > 0 ? "mb-2" : undefined}>
      {shown.map(({ key, file, refusal }) => (
        <div key={key} className="flex flex-wrap items-center justify-between gap-x-4 py-0.5">
          <p className="min-w-0 break-words">
            {file.name} <span className="text-sm text-ink-soft tabular-nums">{formatBytes(file.size)}</span>
            <span className={refusal ? "block text-sm text-negative" : "block text-sm text-ink-soft"}>
              {refusal ? refusalText(t, refusal) : t("attachments.waits")}
            </span>
          </p>
          <Button
            variant="quiet"
            size="small"
            onClick={() => drop(key)}
            aria-label={t("attachments.removeNamed", { name: file.name })}
          >
            {t("attachments.remove")}
          </Button>
        </div>
      ))}
    </div>
  );
}
