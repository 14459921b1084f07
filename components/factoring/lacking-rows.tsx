import Link from "next/link";
import { cardHref } from "@/components/customers/card-places";
import { missingFields } from "@/components/customers/customer-table";
import { Td, Tr } from "@/components/ui/table";
import type { CustomerProblem } from "@/lib/domain/customer";
import type { Texts } from "@/lib/text/server";

/** A card that lacks data, as the report asks for it. */
export type LackingRow = {
  readonly customerNo: number;
  readonly name: string;
  readonly problems: readonly CustomerProblem[];
};

/** Cards that lack data, each leading to the very field. */
export function LackingRows({
  rows,
  companySlug,
  t,
}: {
  rows: readonly LackingRow[];
  companySlug: string;
  t: Texts;
}) {
  return rows.map(({ customerNo, name, problems }) => (
    <Tr key={customerNo}>
      <Td numeric>{customerNo}</Td>
      <Td>
        <Link
          href={cardHref(companySlug, customerNo, problems)}
          target="_blank"
          prefetch={false}
          className="link"
        >
          {name}
        </Link>
      </Td>
      <Td wrap>{missingFields(t, problems)}</Td>
    </Tr>
  ));
}
