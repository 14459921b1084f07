import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Ore } from "@/lib/domain/money";
import type { Texts } from "@/lib/text/server";

/** The row that this table asks for. */
type SupplierTableRow = {
  readonly supplierNo: number;
  readonly name: string;
  readonly orgNr: string | null;
  readonly city: string | null;
  readonly country: string;
  /** What the ledger says, in øre: credit, so negative, is owed to the supplier. */
  readonly balanceOre: Ore;
};

type SupplierTableProps = { rows: readonly SupplierTableRow[]; companySlug: string; t: Texts };

/** «Leverandører», 32 px a row; the balance leads to the account's postings. */
export function SupplierTable({ rows, companySlug, t }: SupplierTableProps) {
  return (
    <Table label={t("parties.suppliers.title")}>
      <TableHead>
        <tr>
          <Th numeric className="w-24">
            {t("parties.suppliers.supplierNo")}
          </Th>
          <Th>{t("customers.name")}</Th>
          <Th>{t("common.orgNr")}</Th>
          <Th>{t("customers.city")}</Th>
          <Th numeric>{t("common.balance")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.supplierNo}>
            <Td numeric>{row.supplierNo}</Td>
            <Td>
              <Link href={`/${companySlug}/suppliers/${row.supplierNo}`} className="link">
                {row.name}
              </Link>
            </Td>
            <Td className="tabular-nums">{row.orgNr}</Td>
            <Td>{[row.city, row.country === "NO" ? null : row.country].filter(Boolean).join(", ")}</Td>
            <Td numeric>
              <Link
                href={`/${companySlug}/ledger/accounts/${row.supplierNo}`}
                prefetch={false}
                className="hover:underline"
              >
                <Amount ore={row.balanceOre} />
              </Link>
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
