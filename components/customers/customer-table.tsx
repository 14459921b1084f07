import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Status } from "@/components/ui/status";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { CustomerProblem, DeliveryMethod } from "@/lib/domain/customer";
import type { Ore } from "@/lib/domain/money";
import type { Texts } from "@/lib/text/server";
import { cardHref } from "./card-places";
import { fieldName } from "./field-names";

/** The row that this table asks for. */
type CustomerTableRow = {
  readonly customerNo: number;
  readonly name: string;
  readonly useFactoring: boolean;
  readonly deliveryMethod: DeliveryMethod;
  /** What is owed, in øre; negative when the customer has money to good. */
  readonly balanceOre: Ore;
  /** What a customer with «Bruk Factoring» lacks. */
  readonly problems: readonly CustomerProblem[];
};

type CustomerTableProps = {
  rows: readonly CustomerTableRow[];
  companySlug: string;
  /** What the method «factoring» is called: the active integration's name. */
  integrationName: string | null;
  t: Texts;
};

/** «Kunder», 32 px a row; what a card lacks links to the field to mend. */
export function CustomerTable({ rows, companySlug, integrationName, t }: CustomerTableProps) {
  const methodName = (method: DeliveryMethod) =>
    method === "factoring" && integrationName ? integrationName : t(`invoices.deliveryMethods.${method}`);
  return (
    <Table label={t("customers.title")}>
      <TableHead>
        <tr>
          <Th numeric className="w-24">
            {t("customers.customerNo")}
          </Th>
          <Th>{t("customers.name")}</Th>
          <Th>{t("customers.useFactoring")}</Th>
          <Th>{t("customers.deliveryMethod")}</Th>
          <Th numeric>{t("customers.balance")}</Th>
          <Th>{t("customers.dataQuality")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.customerNo}>
            <Td numeric>{row.customerNo}</Td>
            <Td>
              <Link href={cardHref(companySlug, row.customerNo)} className="link">
                {row.name}
              </Link>
            </Td>
            <Td>{t(row.useFactoring ? "common.yes" : "common.no")}</Td>
            <Td>{methodName(row.deliveryMethod)}</Td>
            <Td numeric>
              <Amount ore={row.balanceOre} />
            </Td>
            <Td>{row.useFactoring ? <Quality row={row} companySlug={companySlug} t={t} /> : null}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function Quality({ row, companySlug, t }: { row: CustomerTableRow; companySlug: string; t: Texts }) {
  if (row.problems.length === 0) return <Status code="complete" />;
  return (
    <Link href={cardHref(companySlug, row.customerNo, row.problems)} className="hover:underline">
      <Status code="incomplete" />
      <span className="ml-2 text-sm text-ink-soft">{missingFields(t, row.problems)}</span>
    </Link>
  );
}

/** The fields to mend, in words and each once: "Telefonnummer, Postnummer". */
export function missingFields(t: Texts, problems: readonly CustomerProblem[]): string {
  return [...new Set(problems.map((problem) => fieldName(t, problem.field)))].join(", ");
}
