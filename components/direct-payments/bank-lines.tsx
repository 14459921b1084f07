"use client";

import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { BankLineView } from "@/lib/contracts/direct-payment";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import type { DirectPaymentPage } from "./direct-payment-page";

type BankLinesProps = Pick<
  DirectPaymentPage,
  "company" | "lines" | "mayPost" | "olderLines" | "newestLines"
> & {
  register: (line: BankLineView) => void;
};

/** «Banklinjer uten bilag»: what came in and is not posted, with the factored invoice that each looks like. */
export function BankLines({ company, lines, mayPost, olderLines, newestLines, register }: BankLinesProps) {
  const t = useTexts();
  return (
    <Section title={t("directPayments.lines")} description={t("directPayments.linesAbout")}>
      {lines.length === 0 ? (
        <EmptyState title={t("directPayments.noLinesTitle")}>{t("directPayments.noLinesText")}</EmptyState>
      ) : (
        <Table label={t("directPayments.lines")}>
          <TableHead>
            <tr>
              <Th className="max-sm:hidden">{t("directPayments.bookedOn")}</Th>
              <Th>{t("common.text")}</Th>
              <Th className="max-lg:hidden">{t("directPayments.kid")}</Th>
              <Th numeric>{t("common.amount")}</Th>
              <Th className="max-lg:hidden">{t("directPayments.suggestion")}</Th>
              {mayPost ? (
                <Th>
                  <span className="sr-only">{t("common.actions")}</span>
                </Th>
              ) : null}
            </tr>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <Tr key={line.id}>
                <Td className="max-sm:hidden">
                  <DateText date={line.bookedOn} />
                </Td>
                <Td className="max-w-72 max-sm:max-w-40" title={line.text}>
                  <DateText date={line.bookedOn} className="text-sm text-ink-soft sm:hidden" />
                  <p className="truncate">{line.text}</p>
                  {line.suggestion ? (
                    <p className="pb-1 text-sm whitespace-normal lg:hidden">
                      <Suggestion company={company} line={line} />
                    </p>
                  ) : null}
                </Td>
                <Td className="tabular-nums max-lg:hidden">{line.kid}</Td>
                <Td numeric>
                  <Amount ore={line.amountOre} />
                </Td>
                <Td className="whitespace-nowrap max-lg:hidden">
                  <Suggestion company={company} line={line} />
                </Td>
                {mayPost ? (
                  <Td className="text-right">
                    <Button
                      size="small"
                      aria-label={t("directPayments.registerLineOf", {
                        amount: formatAmount(line.amountOre),
                        text: line.text,
                      })}
                      onClick={() => register(line)}
                    >
                      {t("directPayments.registerLine")}
                    </Button>
                  </Td>
                ) : null}
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      {olderLines || newestLines ? (
        <div className="mt-3 flex gap-2">
          {newestLines ? <LinkButton href={newestLines}>{t("directPayments.newest")}</LinkButton> : null}
          {olderLines ? <LinkButton href={olderLines}>{t("directPayments.older")}</LinkButton> : null}
        </div>
      ) : null}
    </Section>
  );
}

function Suggestion({ company, line: { suggestion } }: { company: string; line: BankLineView }) {
  const t = useTexts();
  if (!suggestion) return <span className="text-ink-soft">{t("directPayments.noSuggestion")}</span>;
  const { invoice, by } = suggestion;
  return (
    <>
      <Link href={`/${company}/invoices/${invoice.invoiceId}`} className="link tabular-nums">
        {invoice.number}
      </Link>{" "}
      {invoice.customerName}
      <span className="text-ink-soft"> · {t(`directPayments.recognisedBy.${by}`)}</span>
    </>
  );
}
