import { findVoucher } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import type { postClientVoucher as clientVoucher } from "@/lib/contracts/partner-api/client-vouchers";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { postVoucher } from "@/lib/contracts/partner-api/vouchers";
import { ok, type Result } from "@/lib/domain/result";
import type { VoucherRef } from "@/lib/domain/voucher";
import { connectionOf } from "../factoring/connection-of";
import { present } from "../factoring/partner-view";
import type { Verb } from "../permissions";
import { type TransactRefusal, transact } from "../transact";
import { type PostingRefusal, postVouchers } from "./post-vouchers";
import { clientReach, factoringReach, type PostingReach } from "./posting-reach";
import { type ResolveRefusal, resolveLines } from "./resolve-lines";
import { tellable, withinLedger } from "./tellable";
import { exchangeOf } from "./voucher-currency";
import { postedVoucherView } from "./voucher-view";

export type PostPartnerVoucherRefusal = ResolveRefusal | PostingRefusal | TransactRefusal;

type Input = InputOf<typeof postVoucher>;
type Posted = Result<OutputOf<typeof postVoucher>, PostPartnerVoucherRefusal>;

/**
 * A voucher from the partner (M26–M29): resolved to the mapped accounts, decided by the same rule as every
 * other voucher, posted, and matched to the invoices it settles; all of it or none. `dryRun` does the same
 * and keeps nothing.
 */
export function postPartnerVoucher(scope: Scope, input: Input): Promise<Posted> {
  return postWithin(scope, "voucher/post-partner", input, (tx) => factoringReach(tx, connectionOf(tx)));
}

/** The same from an alternative integration, about what the client delivers itself (M30, edge 38). */
export function postClientVoucher(scope: Scope, input: InputOf<typeof clientVoucher>): Promise<Posted> {
  return postWithin(scope, "voucher/post-alternative", input, clientReach);
}

function postWithin(
  scope: Scope,
  verb: Extract<Verb, "voucher/post-partner" | "voucher/post-alternative">,
  { dryRun, ...input }: Input,
  reachOf: (tx: Scope) => PostingReach,
): Promise<Posted> {
  const posting = transact<OutputOf<typeof postVoucher>, ResolveRefusal | PostingRefusal>(
    scope,
    verb,
    async (tx) => {
      const [result] = await postInputs(tx, reachOf(tx), [input]);
      if (!result) throw new Error("a voucher without an outcome");
      if (!result.ok) return result;
      const posted = await postedVoucherView(tx, result.value, present(await findVoucher(tx, result.value)));
      const told = tellable(
        posted.newBalances.map(({ balance }) => balance),
        "/lines",
      );
      if (!told.ok) return told;
      return ok(dryRun ? { ...posted, id: null, voucherNo: null } : posted);
    },
    { rehearse: dryRun },
  );
  return withinLedger(posting, "/lines");
}

/** Resolve and post vouchers as partners write them, each for itself; answers in order. */
export async function postInputs(
  tx: Scope<Tx>,
  reach: PostingReach,
  inputs: readonly Omit<Input, "dryRun">[],
): Promise<Result<VoucherRef, ResolveRefusal | PostingRefusal>[]> {
  const resolved = await resolveLines(tx, inputs, reach);
  return postVouchers(
    tx,
    reach,
    inputs.flatMap((input, index) => {
      const postings = resolved[index];
      return postings ? { ...input, exchange: exchangeOf(input), postings } : [];
    }),
  );
}
