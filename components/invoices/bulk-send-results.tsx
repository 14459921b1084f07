"use client";

import { CircleCheck, CircleX } from "lucide-react";
import Link from "next/link";
import { useTexts } from "@/lib/text/client";
import { withCurrency } from "@/lib/text/format";
import type { SendOutcomeView } from "./bulk-send-dialog";
import { problemsIn } from "./customer-links";
import type { DraftRow } from "./drafts-table";
import { SendReason } from "./send-reason";

type BulkSendResultsProps = {
  company: string;
  drafts: readonly DraftRow[];
  outcomes: readonly SendOutcomeView[];
};

/** What became of each draft: its number, or why not and where to mend it. Those that failed come first. */
export function BulkSendResults({ company, drafts, outcomes }: BulkSendResultsProps) {
  const t = useTexts();
  const draftOf = new Map(drafts.map((draft) => [draft.id, draft]));
  const ordered = outcomes.toSorted((a, b) => Number(a.ok) - Number(b.ok));

  const incomplete = outcomes.filter((one) => !one.ok && problemsIn(one.error).length > 0).length;

  return (
    <>
      <ul
        aria-label={t("invoices.results")}
        className="max-h-96 divide-y divide-rule overflow-y-auto border-y border-rule"
      >
        {ordered.map((outcome) => {
          const draft = draftOf.get(outcome.invoiceId);
          return (
            <li key={outcome.invoiceId} className="flex gap-2 py-1.5">
              {outcome.ok ? (
                <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" />
              ) : (
                <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-negative" />
              )}
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap justify-between gap-x-4">
                  <Link href={`/${company}/invoices/${outcome.invoiceId}`} className="link">
                    {draft?.customerName ?? outcome.invoiceId}
                  </Link>
                  <span className="tabular-nums">
                    {outcome.ok
                      ? t("invoices.resultSent", { number: String(outcome.number) })
                      : draft
                        ? withCurrency(draft.totalOre, draft.currency)
                        : null}
                  </span>
                </p>
                {outcome.ok || !draft ? null : (
                  <SendReason
                    company={company}
                    customerNo={draft.customerNo}
                    invoiceId={draft.id}
                    error={outcome.error}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {incomplete > 1 ? (
        <Link href={`/${company}/factoring/data-quality`} className="link mt-2 inline-block">
          {t("dataQuality.mendAll")}
        </Link>
      ) : null}
    </>
  );
}
