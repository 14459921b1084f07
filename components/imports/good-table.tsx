"use client";

import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ImportPreview } from "@/lib/contracts/invoice-import";
import { useTexts } from "@/lib/text/client";

/** The invoices that can be imported, as they will be posted, with the customer here whom each was found to be to. */
export function GoodTable({ preview }: { preview: ImportPreview }) {
  const t = useTexts();
  const { invoices, good } = preview;
  if (invoices.length === 0) return null;
  return (
    <Section title={t("imports.goodOnes")}>
      <div className="[&>[data-scroll-region]]:max-h-[24rem]">
        <Table label={t("imports.goodOnes")}>
          <TableHead>
            <tr>
              <Th numeric>{t("imports.line")}</Th>
              <Th>{t("imports.fields.invoiceNo")}</Th>
              <Th>{t("invoices.kind")}</Th>
              <Th>{t("invoices.customer")}</Th>
              <Th>{t("invoices.invoiceDate")}</Th>
              <Th>{t("invoices.dueDate")}</Th>
              <Th numeric>{t("imports.invoiceLines")}</Th>
              <Th numeric>{t("imports.vat")}</Th>
              <Th numeric>{t("imports.total")}</Th>
              <Th numeric>{t("imports.remaining")}</Th>
              <Th>{t("imports.fields.credits")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {invoices.map((invoice) => (
              <Tr key={invoice.invoiceNo}>
                <Td numeric>{invoice.line}</Td>
                <Td>{invoice.invoiceNo}</Td>
                <Td>{t(invoice.kind === "invoice" ? "invoices.invoice" : "invoices.creditNote")}</Td>
                <Td>
                  {invoice.customerName}{" "}
                  <span className="text-ink-soft tabular-nums">{invoice.customerNo}</span>
                </Td>
                <Td>
                  <DateText date={invoice.invoiceDate} />
                </Td>
                <Td>
                  <DateText date={invoice.dueDate} />
                </Td>
                <Td numeric>{invoice.lines}</Td>
                <Td numeric>
                  <Amount ore={invoice.vatOre} />
                </Td>
                <Td numeric>
                  <Amount ore={invoice.totalOre} />
                </Td>
                <Td numeric>
                  <Amount ore={invoice.remainingOre} />
                </Td>
                <Td wrap>
                  {invoice.credits}{" "}
                  {invoice.openCredit ? (
                    <span className="text-ink-soft">{t(`imports.openCredit.${invoice.openCredit}`)}</span>
                  ) : null}
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      </div>
      {good > invoices.length ? (
        <p className="mt-1 px-3 text-ink-soft">{t("imports.goodMore", { count: good - invoices.length })}</p>
      ) : null}
    </Section>
  );
}
