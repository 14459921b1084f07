"use client";

import { Send } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { usePages } from "@/components/ui/use-pages";
import type { IsoDate } from "@/lib/domain/dates";
import type { ReminderDelivery } from "@/lib/domain/dunning";
import { type ReminderSelection, type ReminderSums, sumChosen } from "@/lib/domain/reminder-selection";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import { CreateDialog } from "./create-dialog";
import { ProposalTable } from "./proposal-table";
import type { InvoiceAct, Part, ProposedView, RunAct } from "./views";

type ProposalProps = {
  company: string;
  runDate: IsoDate;
  first: Part<ProposedView>;
  /** The sums of the whole proposal, of which the rows may be the beginning. */
  whole: ReminderSums;
  /** Null on another day than today, and for those who may only look. */
  run: RunAct | null;
  more: (after: string) => Promise<Part<ProposedView>>;
  hold: InvoiceAct;
};

/** The proposal: all is chosen to begin with, and what is chosen becomes reminders at once (M36). */
export function Proposal({ company, runDate, first, whole, run, more, hold }: ProposalProps) {
  const t = useTexts();
  const { items, hasMore, loading, showMore } = usePages<ProposedView>(first, more);
  const [selection, setSelection] = useState<ReminderSelection>({ all: true, marked: new Set() });
  const [deliveries, setDeliveries] = useState<Readonly<Record<string, ReminderDelivery>>>({});
  const [creating, setCreating] = useState(false);
  const sums = sumChosen(whole, items, selection, deliveries);

  return (
    <>
      <ProposalTable
        company={company}
        rows={items}
        selection={selection}
        deliveries={deliveries}
        onSelect={setSelection}
        onDeliver={(invoiceId, delivery) => setDeliveries({ ...deliveries, [invoiceId]: delivery })}
        hold={hold}
      />
      {hasMore ? (
        <div className="mt-3">
          <Button pending={loading} onClick={showMore}>
            {t("common.showMore")}
          </Button>
        </div>
      ) : null}
      <div
        data-print="hide"
        className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-ink bg-raised px-3 py-2 shadow-raised"
      >
        <span role="status" className="flex flex-wrap gap-x-4">
          <span className="font-medium">{t("common.selected", { count: sums.count })}</span>
          <span className="text-ink-soft tabular-nums">
            {t("dunning.chosenSums", {
              fee: formatAmount(sums.feeOre),
              interest: formatAmount(sums.interestOre),
            })}
          </span>
        </span>
        {run ? (
          <Button
            variant="primary"
            className="ml-auto"
            disabled={sums.count === 0}
            onClick={() => setCreating(true)}
          >
            <Send aria-hidden />
            {t("dunning.create")}
          </Button>
        ) : null}
      </div>
      {run && creating ? (
        <CreateDialog
          company={company}
          sums={sums}
          request={{
            runDate,
            selection: { all: selection.all, marked: [...selection.marked] },
            deliveries: { ...deliveries },
          }}
          run={run}
          onClose={() => setCreating(false)}
        />
      ) : null}
    </>
  );
}
