"use client";

import Link from "next/link";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ImportProblemView } from "@/lib/contracts/invoice-import";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { paidAccountId } from "./import-choices";

type ProblemTableProps = {
  title: string;
  problems: readonly ImportProblemView[];
  /** How many there are in all. */
  count: number;
  company: string;
};

/** What must be mended, row by row of the file, with a link to where that is done here. */
export function ProblemTable({ title, problems, count, company }: ProblemTableProps) {
  const t = useTexts();
  if (problems.length === 0) return null;
  return (
    <Section title={title}>
      <div className="[&>[data-scroll-region]]:max-h-[24rem]">
        <Table label={title}>
          <TableHead>
            <tr>
              <Th numeric>{t("imports.line")}</Th>
              <Th>{t("imports.fields.invoiceNo")}</Th>
              <Th>{t("imports.field")}</Th>
              <Th>{t("imports.problem")}</Th>
            </tr>
          </TableHead>
          <TableBody>
            {problems.map((problem) => (
              <Tr key={`${problem.line} ${problem.field} ${problem.code}`}>
                <Td numeric>{problem.line}</Td>
                <Td>{problem.invoiceNo}</Td>
                <Td>{problem.field ? t(`imports.fields.${problem.field}`) : null}</Td>
                <Td wrap>
                  {refusalText(t, { ...problem.facts, code: problem.code })}{" "}
                  <Mending problem={problem} company={company} />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      </div>
      {count > problems.length ? (
        <p className="mt-1 px-3 text-ink-soft">
          {t("imports.problemsMore", { count: count - problems.length })}
        </p>
      ) : null}
    </Section>
  );
}

/** Where a problem that is not the file's own is mended; in a tab of its own, so that the file stays here. */
function Mending({ problem, company }: { problem: ImportProblemView; company: string }) {
  const t = useTexts();
  switch (problem.code) {
    case "import_unknown_customer":
      return <Away href={`/${company}/customers/new`} label={t("imports.createCustomer")} />;
    case "import_duplicate":
      return (
        <Away href={`/${company}/invoices/${problem.facts.invoiceId}`} label={t("imports.openInvoice")} />
      );
    case "import_paid_account_missing":
      return (
        <a href={`#${paidAccountId}`} className="link">
          {t("imports.chooseAccount")}
        </a>
      );
    default:
      return null;
  }
}

function Away({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} target="_blank" className="link">
      {label}
    </Link>
  );
}
