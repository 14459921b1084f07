import { findVoucher, listPostings } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import type { IsoDate } from "@/lib/domain/dates";
import { reverse, type Voucher, type VoucherRef } from "@/lib/domain/voucher";

/**
 * The reversal of a posted voucher, not yet posted itself. `reason` is its description; without one it is told what it
 * reverses, in the language of the books.
 *
 * @throws when there is no such voucher: whoever keeps its name keeps it
 */
export async function reversalOf(
  tx: Scope<Tx>,
  ref: VoucherRef,
  date: IsoDate,
  reason = "",
): Promise<Voucher> {
  const head = await findVoucher(tx, ref);
  const lines = await listPostings(tx, ref);
  if (!head) throw new Error(`no voucher ${ref.series}-${ref.voucherNo}`);
  const { voucherDate, kind, source, description } = head.voucher;
  const postings = lines.map(({ posting }) => posting);
  return reverse(
    { voucherDate, kind, source, description, postings },
    date,
    reason || `Tilbakeført: ${description}`,
  );
}
