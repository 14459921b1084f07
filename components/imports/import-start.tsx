"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Progress } from "@/components/ui/progress";
import type { ImportPreview } from "@/lib/contracts/invoice-import";
import { useTexts } from "@/lib/text/client";

type ImportStartProps = {
  preview: ImportPreview;
  pending: boolean;
  onRecheck: () => void;
  onImport: (which: "all" | "good", after: () => void) => void;
};

/** «Importer alle eller ingen», or «Importer de gode»; asked once more, since it posts. */
export function ImportStart({ preview, pending, onRecheck, onImport }: ImportStartProps) {
  const t = useTexts();
  const [which, setWhich] = useState<"all" | "good">("all");
  const [asking, setAsking] = useState(false);
  const choices = [
    { value: "all", label: t("imports.all") },
    { value: "good", label: t("imports.good") },
  ] as const;

  return (
    <div className="flex flex-col items-start gap-3">
      <fieldset aria-describedby="import-which-hint">
        <legend className="mb-1 text-sm font-medium">{t("imports.how")}</legend>
        <div className="flex flex-wrap gap-x-6">
          {choices.map(({ value, label }) => (
            <label key={value} className="inline-flex items-center gap-2 py-0.5">
              <input
                type="radio"
                name="which"
                checked={which === value}
                onChange={() => setWhich(value)}
                className="size-4 accent-accent"
              />
              {label}
            </label>
          ))}
        </div>
        <p id="import-which-hint" className="mt-0.5 text-sm text-ink-soft">
          {t("imports.goodHint")}
        </p>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button pending={pending} onClick={onRecheck}>
          {t("imports.recheck")}
        </Button>
        <Button
          variant="primary"
          pending={pending}
          // With nothing good there is nothing to ask about; with errors «all» is told why not, and posts nothing.
          onClick={() => (which === "all" && preview.bad > 0 ? onImport(which, () => {}) : setAsking(true))}
          disabled={preview.good === 0}
        >
          {t("imports.start")}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("imports.confirmTitle", { count: preview.good })}
        description={t("imports.confirmText")}
        confirmLabel={t("imports.start")}
        pending={pending}
        onConfirm={() => onImport(which, () => setAsking(false))}
      >
        {pending ? (
          <Progress
            label={t("imports.importing", { count: String(preview.good) })}
            value={null}
            max={preview.good}
          />
        ) : null}
      </ConfirmDialog>
    </div>
  );
}
