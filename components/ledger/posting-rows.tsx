import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Td, Tr } from "@/components/ui/table";
import { eventName } from "@/components/vouchers/event-name";
import type { IsoDate } from "@/lib/domain/dates";
import type { VoucherRef } from "@/lib/domain/voucher";
import type { Texts } from "@/lib/text/server";

/** A posting as its account's statement shows it. */
export type StatementLine = VoucherRef & {
  readonly line: number;
  readonly voucherDate: IsoDate;
  readonly description: string;
  readonly text: string;
  readonly subledgerNo: number | null;
  readonly eventKind: string | null;
  readonly amountOre: bigint;
  /** The account's balance after the line, in øre. */
  readonly balanceOre: bigint;
};

/** Rows of an account's statement, drawn on the server for the first page and for «Vis flere» alike. */
export function PostingRows({
  rows,
  basePath,
  withSubledger,
  t,
}: {
  rows: readonly StatementLine[];
  basePath: string;
  /** A column that leads from a control account to the accounts behind it. */
  withSubledger: boolean;
  t: Texts;
}) {
  return rows.map((row) => {
    const name = `${row.series}-${row.voucherNo}`;
    return (
      <Tr key={`${name}-${row.line}`}>
        <Td>
          <DateText date={row.voucherDate} />
        </Td>
        <Td>
          <Link href={`${basePath}/vouchers/${name}`} prefetch={false} className="link tabular-nums">
            {name}
          </Link>
        </Td>
        <Td className="max-w-96 truncate">{row.text || row.description}</Td>
        <Td>{eventName(row.eventKind, t)}</Td>
        {withSubledger ? (
          <Td>
            {row.subledgerNo === null ? null : (
              <Link
                href={`${basePath}/ledger/accounts/${row.subledgerNo}`}
                prefetch={false}
                className="link tabular-nums"
              >
                {row.subledgerNo}
              </Link>
            )}
          </Td>
        ) : null}
        <Td numeric>
          <Amount ore={row.amountOre > 0n ? row.amountOre : null} />
        </Td>
        <Td numeric>
          <Amount ore={row.amountOre < 0n ? -row.amountOre : null} />
        </Td>
        <Td numeric>
          <Amount ore={row.balanceOre} />
        </Td>
      </Tr>
    );
  });
}
