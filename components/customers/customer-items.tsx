import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Badge } from "@/components/ui/badge";
import { CurrencyAmount } from "@/components/ui/currency-amount";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableFoot, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { type ForeignCurrency, foreignOf } from "@/lib/domain/currency";
import type { IsoDate } from "@/lib/domain/dates";
import type { Ore } from "@/lib/domain/money";
import type { Texts } from "@/lib/text/server";

/** An open item, as this table asks for it. */
type CustomerItem = {
  readonly series: number;
  readonly voucherNo: number;
  readonly line: number;
  readonly voucherDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly text: string;
  readonly description: string;
  readonly amountOre: Ore;
  readonly remainingOre: Ore;
  /** In hundredths; null for an item in kroner. */
  readonly currency: ForeignCurrency | null;
  readonly currencyAmount: bigint | null;
  readonly currencyRemaining: bigint | null;
  readonly invoiceId: string | null;
  readonly invoiceNo: string | null;
  readonly invoiceSource: "created" | "imported" | null;
  readonly invoiceKind: "invoice" | "credit_note" | null;
};

type CustomerItemsProps = {
  items: readonly CustomerItem[];
  /** The sum of what remains, in øre. */
  balanceOre: Ore;
  /** The side on which an item is owed, and so can be overdue: a customer's is debit, a supplier's credit. */
  owed: "debit" | "credit";
  /** What to say when there are none. */
  empty: { readonly title: string; readonly text: string };
  today: IsoDate;
  companySlug: string;
  t: Texts;
};

/** The open items of a customer or supplier, each traceable to its voucher and its invoice. Read only. */
export function CustomerItems({ items, balanceOre, owed, empty, today, companySlug, t }: CustomerItemsProps) {
  if (items.length === 0) {
    return <EmptyState title={empty.title}>{empty.text}</EmptyState>;
  }
  return (
    <Table label={t("customers.openItems")}>
      <TableHead>
        <tr>
          <Th>{t("common.date")}</Th>
          <Th>{t("invoices.voucher")}</Th>
          <Th>{t("common.text")}</Th>
          <Th>{t("invoices.dueDate")}</Th>
          <Th numeric>{t("customers.original")}</Th>
          <Th numeric>{t("customers.remaining")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {items.map((item) => (
          <ItemRow
            key={`${item.series}-${item.voucherNo}-${item.line}`}
            {...{ item, owed, today, companySlug, t }}
          />
        ))}
      </TableBody>
      <TableFoot>
        <tr>
          <Td colSpan={5}>{t("customers.balance")}</Td>
          <Td numeric>
            <Amount ore={balanceOre} />
          </Td>
        </tr>
      </TableFoot>
    </Table>
  );
}

function ItemRow({
  item,
  owed,
  today,
  companySlug,
  t,
}: Omit<CustomerItemsProps, "items" | "balanceOre" | "empty"> & { item: CustomerItem }) {
  const isOwed = owed === "debit" ? item.remainingOre > 0n : item.remainingOre < 0n;
  const overdue = isOwed && item.dueDate < today;
  return (
    <Tr>
      <Td>
        <DateText date={item.voucherDate} />
      </Td>
      <Td>
        <Link
          href={`/${companySlug}/vouchers/${item.series}-${item.voucherNo}`}
          className="link tabular-nums"
        >
          {`${item.series}-${item.voucherNo}`}
        </Link>
      </Td>
      <Td>
        <ItemText item={item} companySlug={companySlug} t={t} />
      </Td>
      <Td>
        <span className="inline-flex items-center gap-2">
          <DateText date={item.dueDate} />
          {overdue ? <Badge tone="caution">{t("customers.overdue")}</Badge> : null}
        </span>
      </Td>
      <Td numeric>
        <CurrencyAmount
          ore={item.amountOre}
          foreign={foreignOf(item.currency, item.currencyAmount).foreign}
        />
      </Td>
      <Td numeric>
        <CurrencyAmount
          ore={item.remainingOre}
          foreign={foreignOf(item.currency, item.currencyRemaining).foreign}
        />
      </Td>
    </Tr>
  );
}

function ItemText({ item, companySlug, t }: { item: CustomerItem; companySlug: string; t: Texts }) {
  if (!item.invoiceId || item.invoiceNo === null) return item.text || item.description;
  const key = item.invoiceKind === "credit_note" ? "invoices.creditNoteNumbered" : "invoices.invoiceNumbered";
  return (
    <span className="inline-flex items-center gap-2">
      <Link href={`/${companySlug}/invoices/${item.invoiceId}`} className="link">
        {t(key, { number: item.invoiceNo })}
      </Link>
      {item.invoiceSource === "imported" ? <Badge>{t("invoices.imported")}</Badge> : null}
    </span>
  );
}
