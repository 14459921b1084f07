import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Table, TableBody, TableFoot, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ReceivableAge } from "@/lib/domain/ageing";
import { formatCount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

type AgeTableProps = {
  ages: readonly { readonly age: ReceivableAge; readonly ore: bigint; readonly items: number }[];
  creditOre: bigint;
  totalOre: bigint;
  /** The report behind the sum. */
  href: string;
  t: Texts;
};

/** Receivables by age: figures first, each with a bar of its share, so that the chart needs no legend. */
export function AgeTable({ ages, creditOre, totalOre, href, t }: AgeTableProps) {
  const largest = ages.reduce((most, { ore }) => (ore > most ? ore : most), 1n);
  return (
    <Table label={t("overview.receivables")}>
      <TableHead>
        <tr>
          <Th>{t("overview.age")}</Th>
          <Th className="w-1/3">
            <span className="sr-only">{t("overview.share")}</span>
          </Th>
          <Th numeric className="max-sm:hidden">
            {t("overview.items")}
          </Th>
          <Th numeric>{t("common.amount")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {ages.map(({ age, ore, items }) => (
          <Tr key={age}>
            <Td>{t(`overview.ages.${age}`)}</Td>
            <Td>
              <Bar permille={Number((ore * 1000n) / largest)} overdue={age !== "not_due"} />
            </Td>
            <Td numeric className="max-sm:hidden">
              {formatCount(items)}
            </Td>
            <Td numeric>
              <Amount ore={ore} />
            </Td>
          </Tr>
        ))}
        {creditOre === 0n ? null : (
          <Tr>
            <Td colSpan={2}>{t("overview.credits")}</Td>
            <Td className="max-sm:hidden" />
            <Td numeric>
              <Amount ore={creditOre} />
            </Td>
          </Tr>
        )}
      </TableBody>
      <TableFoot>
        <tr>
          <Td colSpan={2}>{t("common.total")}</Td>
          <Td className="max-sm:hidden" />
          <Td numeric>
            <Link href={href} className="link">
              <Amount ore={totalOre} />
            </Link>
          </Td>
        </tr>
      </TableFoot>
    </Table>
  );
}

function Bar({ permille, overdue }: { permille: number; overdue: boolean }) {
  return (
    <svg aria-hidden viewBox="0 0 1000 10" preserveAspectRatio="none" className="block h-3 w-full min-w-16">
      <rect width={permille} height="10" className={overdue ? "fill-caution" : "fill-accent"} />
    </svg>
  );
}
