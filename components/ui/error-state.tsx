"use client";

import { RotateCcw } from "lucide-react";
import { useTexts } from "@/lib/text/client";
import { Button } from "./button";

type ErrorStateProps = {
  /** Next's `reset` or a reload. */
  onRetry?: (() => void) | undefined;
  /** The digest or request id, to quote to support. */
  reference?: string | undefined;
};

/** What stands where a page failed: `error.tsx` shows it. Tells nothing of the inside, but how to go on. */
export function ErrorState({ onRetry, reference }: ErrorStateProps) {
  const t = useTexts();
  return (
    <div role="alert" className="flex flex-col items-start gap-1 border-y border-rule px-3 py-8">
      <p className="text-lg font-semibold">{t("common.errorTitle")}</p>
      <p className="max-w-prose text-ink-soft">{t("common.errorText")}</p>
      {reference ? (
        <p className="text-sm text-ink-soft">{t("common.errorReference", { reference })}</p>
      ) : null}
      {onRetry ? (
        <Button className="mt-3" onClick={onRetry}>
          <RotateCcw aria-hidden />
          {t("common.retry")}
        </Button>
      ) : null}
    </div>
  );
}
