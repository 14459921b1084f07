import { and, eq, isNull } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import type { DirectPaymentState } from "@/lib/domain/direct-payment";
import type { Ore } from "@/lib/domain/money";
import type { VoucherRef } from "@/lib/domain/voucher";
import { directPayments } from "../schema/payments";
import type { Scope, Tx } from "../scope";

/** A registered payment with the voucher that credits the deviation account. */
export type NewDirectPayment = {
  readonly connectionId: string;
  readonly invoiceId: string;
  readonly paidOn: IsoDate;
  readonly amountOre: Ore;
  readonly bankLineId: string | null;
  readonly note: string;
  readonly voucher: VoucherRef;
};

/** Register a direct payment as open; answers its id. The database numbers it for the partner's feed. */
export async function insertDirectPayment(
  { db, companyId, actor, now }: Scope<Tx>,
  { voucher, ...payment }: NewDirectPayment,
): Promise<string> {
  const reportedBy = actor.kind === "user" ? actor.name : actor.kind;
  const [made] = await db
    .insert(directPayments)
    .values({
      companyId,
      ...payment,
      voucherSeries: voucher.series,
      voucherNo: voucher.voucherNo,
      reportedBy,
      reportedAt: now,
      sequence: 0,
    })
    .returning({ id: directPayments.id });
  if (!made) throw new Error("the direct payment was not kept");
  return made.id;
}

/** Clear an open payment with the voucher that takes it off the deviation account. */
export async function closeDirectPayment(
  { db, companyId, now }: Scope<Tx>,
  id: string,
  state: Exclude<DirectPaymentState, "open">,
  { series, voucherNo }: VoucherRef,
): Promise<void> {
  await db
    .update(directPayments)
    .set({ state, clearedSeries: series, clearedNo: voucherNo, clearedAt: now })
    .where(
      and(
        eq(directPayments.companyId, companyId),
        eq(directPayments.id, id),
        eq(directPayments.state, "open"),
      ),
    );
}

/** Open a payment again with the reversal of the voucher that cleared it. */
export async function reopenDirectPayment(
  { db, companyId }: Scope<Tx>,
  id: string,
  { series, voucherNo }: VoucherRef,
): Promise<void> {
  await db
    .update(directPayments)
    .set({
      state: "open",
      ...{ clearedSeries: null, clearedNo: null, clearedAt: null },
      ...{ reopenedSeries: series, reopenedNo: voucherNo },
    })
    .where(and(eq(directPayments.companyId, companyId), eq(directPayments.id, id)));
}

/** The factoring company has seen it; said again it changes nothing. */
export async function acknowledge({ db, companyId, now }: Scope<Tx>, id: string): Promise<void> {
  await db
    .update(directPayments)
    .set({ acknowledgedAt: now })
    .where(
      and(
        eq(directPayments.companyId, companyId),
        eq(directPayments.id, id),
        isNull(directPayments.acknowledgedAt),
      ),
    );
}
