"use client";

import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { type Page, usePages } from "@/components/ui/use-pages";
import { fateOf } from "@/lib/domain/connection";
import type { FactoringStatus } from "@/lib/domain/factoring";
import { useTexts } from "@/lib/text/client";

/** An invoice that the partner is not done with, as this table asks for it. */
export type InFlightItem = {
  readonly id: string;
  readonly invoiceId: string;
  readonly kind: "invoice" | "credit_note";
  readonly number: number;
  readonly customerNo: number;
  readonly customerName: string;
  readonly remainingOre: bigint;
  readonly status: FactoringStatus;
  readonly downloaded: boolean;
};

export type LoadInFlight = (cursor: string) => Promise<Page<InFlightItem>>;

type InFlightTableProps = {
  first: Page<InFlightItem>;
  load: LoadInFlight;
  companySlug: string;
  /** Which of the invoices that can be taken back are chosen; without it nothing can be chosen. */
  isChosen?: ((id: string) => boolean) | undefined;
  onChoose?: ((id: string, chosen: boolean) => void) | undefined;
};

/** The invoices in flight and what will happen to each (M6, edge 36). */
export function InFlightTable({ first, load, companySlug, isChosen, onChoose }: InFlightTableProps) {
  const t = useTexts();
  const { items, hasMore, loading, showMore } = usePages(first, load);
  return (
    <Table label={t("connections.inFlight")} tall>
      <TableHead>
        <tr>
          <Th>{t("invoices.invoice")}</Th>
          <Th>{t("customers.name")}</Th>
          <Th numeric>{t("connections.remaining")}</Th>
          <Th>{t("common.status")}</Th>
          <Th>{t("connections.fate")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {items.map((item) => (
          <Tr key={item.id}>
            <Td>
              <Link href={`/${companySlug}/invoices/${item.invoiceId}`} prefetch={false} className="link">
                {t(`connections.kind.${item.kind}`, { number: String(item.number) })}
              </Link>
            </Td>
            <Td>
              <Link href={`/${companySlug}/customers/${item.customerNo}`} prefetch={false} className="link">
                {item.customerName}
              </Link>
            </Td>
            <Td numeric>
              <Amount ore={item.remainingOre} />
            </Td>
            <Td>
              <Status code={item.status} />
            </Td>
            <Td>
              <FateCell item={item} isChosen={isChosen} onChoose={onChoose} />
            </Td>
          </Tr>
        ))}
        {hasMore ? (
          <tr data-print="hide">
            <Td colSpan={5} className="h-12 border-b-0">
              <Button pending={loading} onClick={showMore}>
                {t("common.showMore")}
              </Button>
            </Td>
          </tr>
        ) : null}
      </TableBody>
    </Table>
  );
}

function FateCell({
  item,
  isChosen,
  onChoose,
}: { item: InFlightItem } & Pick<InFlightTableProps, "isChosen" | "onChoose">) {
  const t = useTexts();
  const fate = fateOf(item);
  if (fate === "withdrawable" && isChosen && onChoose) {
    return (
      <Checkbox
        label={t("connections.withdraw")}
        aria-label={t("connections.withdrawOne", { number: String(item.number) })}
        checked={isChosen(item.id)}
        onChange={(event) => onChoose(item.id, event.target.checked)}
      />
    );
  }
  return item.kind === "credit_note" ? t("connections.followsInvoice") : t(`connections.fates.${fate}`);
}
