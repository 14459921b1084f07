import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { DateText } from "@/components/ui/date-text";
import { Td, Tr } from "@/components/ui/table";
import type { IsoDate } from "@/lib/domain/dates";
import type { Voucher, VoucherRef } from "@/lib/domain/voucher";
import type { Texts } from "@/lib/text/server";

/** A voucher as the list shows it. */
export type ListedVoucher = VoucherRef &
  Pick<Voucher, "kind" | "source" | "description"> & {
    readonly voucherDate: IsoDate;
    readonly externalReference: string | null;
    /** The sum of its debits, in øre. */
    readonly amountOre: bigint;
  };

/** Rows of «Bilag», drawn on the server for the first page and for «Vis flere» alike. */
export function VoucherRows({
  rows,
  basePath,
  t,
}: {
  rows: readonly ListedVoucher[];
  basePath: string;
  t: Texts;
}) {
  return rows.map((row) => {
    const name = `${row.series}-${row.voucherNo}`;
    return (
      <Tr key={name}>
        <Td>
          <Link href={`${basePath}/vouchers/${name}`} prefetch={false} className="link tabular-nums">
            {name}
          </Link>
        </Td>
        <Td>
          <DateText date={row.voucherDate} />
        </Td>
        <Td>{t(`vouchers.kinds.${row.kind}`)}</Td>
        <Td className="max-w-96 truncate">{row.description}</Td>
        <Td>{t(`vouchers.sources.${row.source}`)}</Td>
        <Td className="max-w-56 truncate">{row.externalReference}</Td>
        <Td numeric>
          <Amount ore={row.amountOre} />
        </Td>
      </Tr>
    );
  });
}
