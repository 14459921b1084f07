"use client";

import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Callout } from "@/components/ui/callout";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { LimitWarning } from "@/lib/contracts/invoice";
import { codeUnlessKroner } from "@/lib/domain/document-currency";
import { useTexts } from "@/lib/text/client";
import { formatDate } from "@/lib/text/format";
import type { DraftRow } from "./drafts-table";

type BulkLimitsProps = {
  company: string;
  drafts: readonly DraftRow[];
  limits: readonly LimitWarning[];
};

/** Which of those that are about to go meet a credit limit that is too small or over (edge 14): told, and stops nothing. */
export function BulkLimits({ company, drafts, limits }: BulkLimitsProps) {
  const t = useTexts();
  const draftOf = new Map(drafts.map((draft) => [draft.id, draft]));
  const [first] = limits;
  if (!first) return null;

  return (
    <>
      <Callout
        tone="warning"
        title={t("bulkLimits.title", { count: limits.length, name: first.connectionName })}
      >
        {t("bulkLimits.text", { name: first.connectionName })}
      </Callout>
      <Table label={t("bulkLimits.label")}>
        <TableHead>
          <tr>
            <Th>{t("invoices.customer")}</Th>
            <Th numeric className="max-sm:hidden">
              {t("common.total")}
            </Th>
            <Th numeric>{t("claimDesk.limit")}</Th>
            <Th numeric className="max-sm:hidden">
              {t("claimDesk.limitUsed")}
            </Th>
            <Th numeric>{t("bulkLimits.wouldUse")}</Th>
          </tr>
        </TableHead>
        <TableBody>
          {limits.map(({ invoiceId, limitOre, usedOre, wouldUseOre, validTo, verdict }) => {
            const draft = draftOf.get(invoiceId);
            return (
              <Tr key={invoiceId}>
                <Td>
                  <Link href={`/${company}/invoices/${invoiceId}`} className="link">
                    {draft?.customerName ?? invoiceId}
                  </Link>
                  {verdict === "expired" && validTo ? (
                    <span className="block text-sm text-ink-soft">
                      {t("claimDesk.limitExpired", { date: formatDate(validTo) })}
                    </span>
                  ) : null}
                </Td>
                <Td numeric className="max-sm:hidden">
                  {draft ? <Amount ore={draft.totalOre} currency={codeUnlessKroner(draft.currency)} /> : null}
                </Td>
                <Td numeric>
                  <Amount ore={limitOre} />
                </Td>
                <Td numeric className="max-sm:hidden">
                  <Amount ore={usedOre} />
                </Td>
                <Td numeric>
                  <Amount ore={wouldUseOre} />
                </Td>
              </Tr>
            );
          })}
        </TableBody>
      </Table>
    </>
  );
}
