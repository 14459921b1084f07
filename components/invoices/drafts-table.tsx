"use client";

import { Send } from "lucide-react";
import Link from "next/link";
import { useState, useTransition } from "react";
import { Amount } from "@/components/ui/amount";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { MomentText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { LimitWarning } from "@/lib/contracts/invoice";
import type { Currency } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import { codeUnlessKroner } from "@/lib/domain/document-currency";
import type { InvoiceKind } from "@/lib/domain/invoice";
import { useTexts } from "@/lib/text/client";
import { withCurrency } from "@/lib/text/format";
import { BulkSendDialog, type SendMany } from "./bulk-send-dialog";

/** A draft in the list. */
export type DraftRow = {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly createdAt: Date;
  readonly customerNo: number;
  readonly customerName: string;
  readonly totalOre: bigint;
  readonly currency: Currency;
};

type DraftsTableProps = {
  company: string;
  rows: readonly DraftRow[];
  today: IsoDate;
  sendMany: SendMany;
  /** Server action: which of the chosen go beyond their customers' credit limits (edge 14). */
  previewLimits: (
    company: string,
    input: { readonly invoiceIds: readonly string[] },
  ) => Promise<readonly LimitWarning[]>;
};

type Sending = { readonly drafts: readonly DraftRow[]; readonly limits: readonly LimitWarning[] };

/** Drafts, to open one or to choose several and send them together. */
export function DraftsTable({ company, rows, today, sendMany, previewLimits }: DraftsTableProps) {
  const t = useTexts();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What is being sent stays in the dialog while the list below already shrinks.
  const [sending, setSending] = useState<Sending | null>(null);
  const [pending, start] = useTransition();
  const selected = rows.filter((row) => chosen.has(row.id));

  function choose(id: string, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  }

  function ask() {
    start(async () => {
      const limits = await previewLimits(company, { invoiceIds: selected.map(({ id }) => id) });
      setSending({ drafts: selected, limits });
    });
  }

  return (
    <>
      <Table label={t("invoices.views.drafts")}>
        <TableHead>
          <tr>
            <Th className="w-10">
              <Checkbox
                hideLabel
                label={t("common.selectAll")}
                checked={selected.length === rows.length}
                indeterminate={selected.length > 0 && selected.length < rows.length}
                onChange={(event) =>
                  setChosen(new Set(event.target.checked ? rows.map((row) => row.id) : []))
                }
              />
            </Th>
            <Th>{t("invoices.customer")}</Th>
            <Th>{t("invoices.kind")}</Th>
            <Th>{t("invoices.created")}</Th>
            <Th numeric>{t("common.total")}</Th>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Tr key={row.id} selected={chosen.has(row.id)}>
              <Td>
                <Checkbox
                  hideLabel
                  label={t("invoices.selectDraft", {
                    customer: row.customerName,
                    amount: withCurrency(row.totalOre, row.currency),
                  })}
                  checked={chosen.has(row.id)}
                  onChange={(event) => choose(row.id, event.target.checked)}
                />
              </Td>
              <Td>
                <Link href={`/${company}/invoices/${row.id}`} className="link">
                  {row.customerName}
                </Link>{" "}
                <span className="text-ink-soft tabular-nums">{row.customerNo}</span>
              </Td>
              <Td>{t(row.kind === "invoice" ? "invoices.invoice" : "invoices.creditNote")}</Td>
              <Td>
                <MomentText moment={row.createdAt} />
              </Td>
              <Td numeric>
                <Amount ore={row.totalOre} currency={codeUnlessKroner(row.currency)} />
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
      {selected.length > 0 ? (
        <div
          data-print="hide"
          className="sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-3 border-t border-ink bg-raised px-3 py-2 shadow-raised"
        >
          <span role="status" className="font-medium">
            {t("common.selected", { count: selected.length })}
          </span>
          <Button variant="quiet" onClick={() => setChosen(new Set())}>
            {t("invoices.clearSelection")}
          </Button>
          <Button variant="primary" className="ml-auto" onClick={ask} pending={pending}>
            <Send aria-hidden />
            {t("invoices.sendSelected")}
          </Button>
        </div>
      ) : null}
      {sending ? (
        <BulkSendDialog
          company={company}
          drafts={sending.drafts}
          limits={sending.limits}
          today={today}
          sendMany={sendMany}
          onClose={() => {
            setSending(null);
            setChosen(new Set());
          }}
        />
      ) : null}
    </>
  );
}
