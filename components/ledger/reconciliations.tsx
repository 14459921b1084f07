import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText, MomentText } from "@/components/ui/date-text";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { IsoDate } from "@/lib/domain/dates";
import type { Texts } from "@/lib/text/server";

/** What a factoring company has said of the account, beside what our books said. Amounts in øre. */
export type ToldReconciliation = {
  readonly id: string;
  readonly partner: string;
  readonly asOf: IsoDate;
  readonly factorBalanceOre: bigint;
  readonly ourBalanceOre: bigint;
  readonly invoices: readonly { readonly invoiceId: string | null; readonly invoiceNo: number | null }[];
  readonly createdAt: Date;
};

/** How many differing invoices are named; the rest are counted. */
const named = 5;

/** The latest reconciliations of a clearing account: balances, and the invoices of which the two differ. */
export function Reconciliations({
  rows,
  basePath,
  t,
}: {
  rows: readonly ToldReconciliation[];
  basePath: string;
  t: Texts;
}) {
  if (rows.length === 0) return null;
  return (
    <div className="mt-10">
      <Section title={t("postings.reconciliations")} description={t("postings.reconciliationsText")}>
        <Table label={t("postings.reconciliations")}>
          <TableHead>
            <tr>
              <Th>{t("postings.asOf")}</Th>
              <Th>{t("postings.told")}</Th>
              <Th numeric>{t("postings.theirBalance")}</Th>
              <Th numeric>{t("postings.ourBalance")}</Th>
              <Th numeric>{t("postings.difference")}</Th>
              <Th>{t("postings.differingInvoices")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td>
                  <DateText date={row.asOf} />
                </Td>
                <Td>
                  <MomentText moment={row.createdAt} /> {row.partner}
                </Td>
                <Td numeric>
                  <Amount ore={row.factorBalanceOre} />
                </Td>
                <Td numeric>
                  <Amount ore={row.ourBalanceOre} />
                </Td>
                <Td numeric>
                  <Amount ore={row.factorBalanceOre - row.ourBalanceOre} />
                </Td>
                <Td>
                  <Differing invoices={row.invoices} basePath={basePath} t={t} />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      </Section>
    </div>
  );
}

type DifferingProps = { invoices: ToldReconciliation["invoices"]; basePath: string; t: Texts };

function Differing({ invoices, basePath, t }: DifferingProps) {
  if (invoices.length === 0) return t("postings.noneDiffer");
  const more = invoices.length - named;
  return (
    <span className="flex flex-wrap gap-x-2">
      {invoices.slice(0, named).map(({ invoiceId, invoiceNo }) =>
        invoiceId ? (
          <Link key={invoiceId} href={`${basePath}/invoices/${invoiceId}`} className="link tabular-nums">
            {invoiceNo}
          </Link>
        ) : (
          <span key={`unknown-${invoiceNo}`}>{invoiceNo ?? t("postings.unknownInvoice")}</span>
        ),
      )}
      {more > 0 ? <span>{t("postings.andMore", { count: String(more) })}</span> : null}
    </span>
  );
}
