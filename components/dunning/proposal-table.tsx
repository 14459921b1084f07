"use client";

import { Pause } from "lucide-react";
import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Checkbox } from "@/components/ui/checkbox";
import { DateText } from "@/components/ui/date-text";
import { Select } from "@/components/ui/select";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ReminderDelivery } from "@/lib/domain/dunning";
import { isChosen, type ReminderSelection } from "@/lib/domain/reminder-selection";
import { useTexts } from "@/lib/text/client";
import { InvoiceActButton } from "./invoice-act-button";
import { levelName } from "./level-name";
import type { InvoiceAct, ProposedView } from "./views";

type ProposalTableProps = {
  company: string;
  rows: readonly ProposedView[];
  selection: ReminderSelection;
  deliveries: Readonly<Record<string, ReminderDelivery>>;
  onSelect: (selection: ReminderSelection) => void;
  onDeliver: (invoiceId: string, delivery: ReminderDelivery) => void;
  hold: InvoiceAct;
};

/** What can be reminded of: each row chosen or not, and sent by mail or on paper. */
export function ProposalTable(props: ProposalTableProps) {
  const { company, rows, selection, deliveries, onSelect, onDeliver, hold } = props;
  const t = useTexts();

  function toggle(invoiceId: string) {
    const marked = new Set(selection.marked);
    if (!marked.delete(invoiceId)) marked.add(invoiceId);
    onSelect({ ...selection, marked });
  }

  return (
    <Table label={t("dunning.canBeReminded")}>
      <TableHead>
        <tr>
          <Th className="w-10">
            <Checkbox
              hideLabel
              label={t("common.selectAll")}
              checked={selection.all && selection.marked.size === 0}
              indeterminate={selection.marked.size > 0}
              onChange={(event) => onSelect({ all: event.target.checked, marked: new Set() })}
            />
          </Th>
          <Th>{t("dunning.customer")}</Th>
          <Th>{t("dunning.invoice")}</Th>
          <Th>{t("dunning.level")}</Th>
          <Th>{t("dunning.dueDate")}</Th>
          <Th numeric>{t("dunning.daysLate")}</Th>
          <Th numeric>{t("dunning.remaining")}</Th>
          <Th numeric>{t("dunning.fee")}</Th>
          <Th numeric>{t("dunning.interest")}</Th>
          <Th>{t("dunning.delivery")}</Th>
          <Th>
            <span className="sr-only">{t("common.actions")}</span>
          </Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <ProposalRow
            key={row.invoiceId}
            company={company}
            row={row}
            chosen={isChosen(selection, row.invoiceId)}
            delivery={deliveries[row.invoiceId] ?? row.delivery}
            onToggle={() => toggle(row.invoiceId)}
            onDeliver={(delivery) => onDeliver(row.invoiceId, delivery)}
            hold={hold}
          />
        ))}
      </TableBody>
    </Table>
  );
}

type ProposalRowProps = {
  company: string;
  row: ProposedView;
  chosen: boolean;
  delivery: ReminderDelivery;
  onToggle: () => void;
  onDeliver: (delivery: ReminderDelivery) => void;
  hold: InvoiceAct;
};

function ProposalRow({ company, row, chosen, delivery, onToggle, onDeliver, hold }: ProposalRowProps) {
  const t = useTexts();
  const { invoiceNo: number, customerName: customer } = row;
  return (
    <Tr selected={chosen}>
      <Td>
        <Checkbox
          hideLabel
          label={t("dunning.select", { number, customer })}
          checked={chosen}
          onChange={onToggle}
        />
      </Td>
      <Td>
        <Link href={`/${company}/customers/${row.customerNo}`} className="link">
          {customer}
        </Link>
      </Td>
      <Td>
        <Link href={`/${company}/invoices/${row.invoiceId}`} className="link tabular-nums">
          {number}
        </Link>
      </Td>
      <Td>{levelName(t, row.level)}</Td>
      <Td>
        <DateText date={row.dueDate} />
      </Td>
      <Td numeric>{row.daysLate}</Td>
      <Td numeric>
        <Amount ore={row.remainingOre} />
      </Td>
      <Td numeric>
        <Amount ore={row.feeOre} />
      </Td>
      <Td numeric>
        <Amount ore={row.interestOre} />
      </Td>
      <Td>
        {row.email ? (
          <Select
            aria-label={t("dunning.deliveryOf", { number })}
            className="w-28"
            value={delivery}
            options={(["email", "print"] as const).map((value) => ({
              value,
              label: t(`dunning.deliveries.${value}`),
            }))}
            onChange={(event) => onDeliver(event.target.value === "email" ? "email" : "print")}
          />
        ) : (
          t("dunning.deliveries.print")
        )}
      </Td>
      <Td>
        <InvoiceActButton
          company={company}
          invoiceId={row.invoiceId}
          act={hold}
          done={t("dunning.held")}
          label={`${t("dunning.hold")}, ${t("dunning.invoice")} ${number}`}
        >
          <Pause aria-hidden />
          {t("dunning.hold")}
        </InvoiceActButton>
      </Td>
    </Tr>
  );
}
