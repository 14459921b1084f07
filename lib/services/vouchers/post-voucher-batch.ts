import type { Scope } from "@/db/scope";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { postVoucherBatch as contract } from "@/lib/contracts/partner-api/vouchers";
import { ok, type Result } from "@/lib/domain/result";
import type { VoucherRef } from "@/lib/domain/voucher";
import { connectionOf } from "../factoring/connection-of";
import { type TransactRefusal, transact } from "../transact";
import { postInputs } from "./post-partner-voucher";
import type { PostingRefusal } from "./post-vouchers";
import { factoringReach } from "./posting-reach";
import type { ResolveRefusal } from "./resolve-lines";
import { balancesOf, tellable, type Untellable, withinLedger } from "./tellable";
import { voucherName } from "./voucher-view";

type Outcome = OutputOf<typeof contract>["results"][number];

/**
 * Many vouchers from the partner, each for itself (edges 25 to 27): those that the books take are posted and matched in
 * a handful of statements, however many they are; the others say why not.
 */
export function postVoucherBatch(
  scope: Scope,
  { vouchers, dryRun }: InputOf<typeof contract>,
): Promise<Result<OutputOf<typeof contract>, Untellable | TransactRefusal>> {
  const posting = transact<OutputOf<typeof contract>, Untellable>(
    scope,
    "voucher/post-partner",
    async (tx) => {
      const results = await postInputs(tx, factoringReach(tx, connectionOf(tx)), vouchers);
      const touched = vouchers.flatMap(({ lines }) => lines);
      const told = tellable(await balancesOf(tx, touched), "/vouchers");
      if (!told.ok) return told;
      return ok({
        results: results.map((result, index) =>
          outcomeOf(vouchers[index]?.externalReference ?? "", result, index, dryRun),
        ),
      });
    },
    { rehearse: dryRun },
  );
  return withinLedger(posting, "/vouchers");
}

function outcomeOf(
  externalReference: string,
  result: Result<VoucherRef, ResolveRefusal | PostingRefusal>,
  index: number,
  dryRun: boolean,
): Outcome {
  const nothing = { id: null, voucherNo: null, code: null, existingVoucherId: null, errors: [] };
  if (result.ok) {
    const { value } = result;
    const named = dryRun ? {} : { id: voucherName(value), voucherNo: value.voucherNo };
    return { ...nothing, externalReference, posted: true, ...named };
  }
  const { error } = result;
  return {
    ...nothing,
    externalReference,
    posted: false,
    code: error.code,
    // In a dry run an earlier voucher of the call has a number that nobody will find.
    existingVoucherId: error.code === "duplicate_external_reference" ? error.existingVoucherId : null,
    errors: "errors" in error ? error.errors.map((issue) => placed(issue, index)) : [],
  };
}

function placed({ pointer, code }: FieldIssue, index: number) {
  return { pointer: `/vouchers/${index}${pointer}`, code };
}
