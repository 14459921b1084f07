import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { Td, Tr } from "@/components/ui/table";

/** Rows of number, name, a word about the account and its balance in øre; each leads to its postings. */
export function AccountRows({
  rows,
  basePath,
}: {
  rows: readonly {
    readonly no: number;
    readonly name: string;
    readonly note?: string;
    readonly balanceOre: bigint;
  }[];
  basePath: string;
}) {
  return rows.map(({ no, name, note, balanceOre }) => (
    <Tr key={no}>
      <Td className="w-24">
        <Link href={`${basePath}/ledger/accounts/${no}`} prefetch={false} className="link tabular-nums">
          {no}
        </Link>
      </Td>
      <Td>
        {name}
        {note ? <span className="ml-2 text-sm text-ink-soft">{note}</span> : null}
      </Td>
      <Td numeric className="w-40">
        <Amount ore={balanceOre} />
      </Td>
    </Tr>
  ));
}
