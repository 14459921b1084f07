import { findLockDate, findVoucher, findVoucherByReference } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { insertHistory } from "@/db/writes/invoices";
import { insertVouchers } from "@/db/writes/vouchers";
import type { postClientVoucher as clientVoucher } from "@/lib/contracts/partner-api/client-vouchers";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { postVoucher } from "@/lib/contracts/partner-api/vouchers";
import { voucherSeriesNo } from "@/lib/domain/chart";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type Posting, type PostRefusal, post, type VoucherRef } from "@/lib/domain/voucher";
import { connectionOf } from "../factoring/connection-of";
import { present } from "../factoring/partner-view";
import type { Verb } from "../permissions";
import { type TransactRefusal, transact } from "../transact";
import { clientReach, factoringReach, type PostingReach } from "./posting-reach";
import { type ResolveRefusal, resolveLines } from "./resolve-lines";
import { openItemsOf, settle } from "./settle";
import { postedVoucherView, voucherName } from "./voucher-view";

type PartnerPostRefusal = Extract<PostRefusal, { code: "unbalanced_voucher" | "period_locked" }>;

export type PostPartnerVoucherRefusal =
  | ResolveRefusal
  | PartnerPostRefusal
  | { readonly code: "duplicate_external_reference"; readonly existingVoucherId: string }
  | TransactRefusal;

/**
 * A voucher from the partner (M26–M29): resolved to the mapped accounts, decided by the same rule as every
 * other voucher, posted, and matched to the invoices it settles; all of it or none. `dryRun` does the same
 * and keeps nothing.
 */
export function postPartnerVoucher(
  scope: Scope,
  input: InputOf<typeof postVoucher>,
): Promise<Result<OutputOf<typeof postVoucher>, PostPartnerVoucherRefusal>> {
  return postWithin(scope, "voucher/post-partner", input, (tx) => factoringReach(tx, connectionOf(tx)));
}

/** The same from an alternative integration, about what the client delivers itself (M30, edge 38). */
export function postClientVoucher(
  scope: Scope,
  input: InputOf<typeof clientVoucher>,
): Promise<Result<OutputOf<typeof clientVoucher>, PostPartnerVoucherRefusal>> {
  return postWithin(scope, "voucher/post-alternative", input, clientReach);
}

function postWithin(
  scope: Scope,
  verb: Extract<Verb, "voucher/post-partner" | "voucher/post-alternative">,
  { dryRun, ...input }: InputOf<typeof postVoucher>,
  reachOf: (tx: Scope) => PostingReach,
): Promise<Result<OutputOf<typeof postVoucher>, PostPartnerVoucherRefusal>> {
  return transact<OutputOf<typeof postVoucher>, PostPartnerVoucherRefusal>(
    scope,
    verb,
    async (tx) => {
      const connectionId = connectionOf(tx);
      const existing = await findVoucherByReference(tx, connectionId, input.externalReference);
      if (existing) {
        return refuse({
          code: "duplicate_external_reference",
          existingVoucherId: voucherName(existing.voucher),
        });
      }
      const reach = reachOf(tx);
      const resolved = await resolveLines(tx, input.lines, reach);
      if (!resolved.ok) return resolved;
      const decided = decide(input, resolved.value, await findLockDate(tx));
      if (!decided.ok) return decided;

      const items = await reach.settleable(await openItemsOf(tx, resolved.value));
      const [ref] = await insertVouchers(tx, voucherSeriesNo.factoring, [
        {
          ...decided.value,
          createdBy: connectionId,
          connectionId,
          externalReference: input.externalReference,
          ...(input.saftBatchId === undefined ? {} : { saftBatchId: input.saftBatchId }),
        },
      ]);
      if (!ref) throw new Error("the voucher got no number");
      await settle(tx, ref, resolved.value, items);
      await tellInvoices(tx, ref, resolved.value);

      const posted = await postedVoucherView(tx, ref, present(await findVoucher(tx, ref)));
      return ok(dryRun ? { ...posted, id: null, voucherNo: null } : posted);
    },
    { rehearse: dryRun },
  );
}

function decide(
  { voucherDate, description }: Pick<InputOf<typeof postVoucher>, "voucherDate" | "description">,
  postings: readonly Posting[],
  lockDate: Parameters<typeof post>[1],
) {
  const decided = post(
    { voucherDate, kind: "partner", source: "factor_api", description, postings },
    lockDate,
  );
  if (decided.ok) return decided;

  const { error } = decided;
  if (error.code === "unbalanced_voucher" || error.code === "period_locked") return refuse(error);
  // The contract has refused these with their pointers; should it ever not, the books still do.
  const errors: FieldIssue[] = [
    { pointer: "/lines", code: error.code === "zero_amount" ? "zero_amount" : "too_few" },
  ];
  return refuse({ code: "validation_failed" as const, errors });
}

/** Every invoice that the voucher concerns tells so in its history. */
async function tellInvoices(tx: Scope<Tx>, ref: VoucherRef, postings: readonly Posting[]): Promise<void> {
  const concerned = new Map<string, Set<string>>();
  for (const { invoiceId, eventKind } of postings) {
    if (!invoiceId) continue;
    const kinds = concerned.get(invoiceId) ?? new Set();
    if (eventKind) kinds.add(eventKind);
    concerned.set(invoiceId, kinds);
  }
  await insertHistory(
    tx,
    [...concerned].map(([invoiceId, kinds]) => ({
      invoiceId,
      event: "voucher_posted",
      facts: { voucher: voucherName(ref), events: [...kinds].join(", ") },
    })),
  );
}
