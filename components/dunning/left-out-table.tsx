"use client";

import Link from "next/link";
import { cardHref } from "@/components/customers/card-places";
import { Amount } from "@/components/ui/amount";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date-text";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { usePages } from "@/components/ui/use-pages";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { CollectButton } from "./collect-button";
import { InvoiceActButton } from "./invoice-act-button";
import { reasonText } from "./reason-text";
import type { InvoiceAct, LeftOutView, Part } from "./views";

type LeftOutTableProps = {
  company: string;
  first: Part<LeftOutView>;
  /** The debt collector's name; null while there is none. */
  agency: string | null;
  /** Whether the user may do more than look. */
  mayAct: boolean;
  more: (after: string) => Promise<Part<LeftOutView>>;
  release: InvoiceAct;
  collect: InvoiceAct;
};

/** Overdue invoices that are not reminded of, each with its reason (M25), and the next step where there is one. */
export function LeftOutTable(props: LeftOutTableProps) {
  const { company, first, agency, mayAct, more, release, collect } = props;
  const t = useTexts();
  const { items, hasMore, loading, showMore } = usePages<LeftOutView>(first, more);
  return (
    <>
      <Table label={t("dunning.leftOut")}>
        <TableHead>
          <tr>
            <Th>{t("dunning.customer")}</Th>
            <Th>{t("dunning.invoice")}</Th>
            <Th>{t("dunning.dueDate")}</Th>
            <Th numeric>{t("dunning.remaining")}</Th>
            <Th>{t("dunning.reason")}</Th>
            <Th>
              <span className="sr-only">{t("common.actions")}</span>
            </Th>
          </tr>
        </TableHead>
        <TableBody>
          {items.map((row) => (
            <Tr key={row.invoiceId}>
              <Td>
                <Link
                  href={cardHref(
                    company,
                    row.customerNo,
                    row.reason.code === "reminders_off" ? [{ field: "sendReminders" }] : [],
                  )}
                  className="link"
                >
                  {row.customerName}
                </Link>
              </Td>
              <Td>
                <Link href={`/${company}/invoices/${row.invoiceId}`} className="link tabular-nums">
                  {row.invoiceNo}
                </Link>
              </Td>
              <Td>
                <DateText date={row.dueDate} />
              </Td>
              <Td numeric>
                <Amount ore={row.remainingOre} />
              </Td>
              <Td wrap>
                {reasonText(t, row.reason, row.factoringName)}
                {row.reason.code === "all_reminders_sent" && row.collection
                  ? ` ${refusalText(t, row.collection)}`
                  : null}
              </Td>
              <Td>
                {mayAct && row.reason.code === "dunning_on_hold" ? (
                  <InvoiceActButton
                    company={company}
                    invoiceId={row.invoiceId}
                    act={release}
                    done={t("dunning.released")}
                    label={`${t("dunning.release")}, ${t("dunning.invoice")} ${row.invoiceNo}`}
                  >
                    {t("dunning.release")}
                  </InvoiceActButton>
                ) : null}
                {mayAct && row.collection === null && agency ? (
                  <CollectButton
                    company={company}
                    invoiceId={row.invoiceId}
                    invoiceNo={row.invoiceNo}
                    agency={agency}
                    act={collect}
                  />
                ) : null}
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
      {hasMore ? (
        <div className="mt-3">
          <Button pending={loading} onClick={showMore}>
            {t("common.showMore")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
