import { type LiveMatch, listInvoicesOfVouchers, listLiveMatches } from "@/db/queries/matches";
import { listRemaining } from "@/db/queries/partner-posting";
import { findLockDate, findVoucher, listPostings, type VoucherHead } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { insertEvents } from "@/db/writes/events";
import { updateFactoringInvoices } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { type ItemMatch, insertMatches, insertVouchers } from "@/db/writes/vouchers";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { reverseVoucher as contract } from "@/lib/contracts/partner-api/voucher-changes";
import { undoneCurrency } from "@/lib/domain/currency";
import { negate } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type Posting, post, reverse, type VoucherRef } from "@/lib/domain/voucher";
import { closeIfFinished } from "../factoring/close-finished";
import { connectionOf } from "../factoring/connection-of";
import { present } from "../factoring/partner-view";
import { type TransactRefusal, transact } from "../transact";
import type { PostingRefusal } from "./post-vouchers";
import { parseVoucherName, voucherDetailView, voucherName } from "./voucher-view";

type Input = InputOf<typeof contract>;

type ReverseRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "already_reversed"; readonly reversedBy: string }
  | { readonly code: "not_reversible" }
  | { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] }
  | Extract<PostingRefusal, { code: "period_locked" }>;

/**
 * Take back a voucher of one's own (edge 30): its mirror is posted, what it settled is open again, and an invoice that
 * it had completed is with the factoring company again. Another's voucher is not found, whoever posted it.
 */
export function reversePartnerVoucher(
  scope: Scope,
  input: Input,
): Promise<Result<OutputOf<typeof contract>, ReverseRefusal | TransactRefusal>> {
  return transact<OutputOf<typeof contract>, ReverseRefusal>(scope, "voucher/reverse-partner", async (tx) => {
    const ref = parseVoucherName(input.voucherId);
    const head = await findVoucher(tx, ref);
    const allowed = mayReverse(head, connectionOf(tx), input);
    if (!allowed.ok) return allowed;
    const postings = (await listPostings(tx, ref)).map(({ posting }) => posting);
    const posted = await postMirror(tx, allowed.value, ref, postings, input);
    if (!posted.ok) return posted;

    const undone = await undoMatches(tx, ref, posted.value, postings);
    await tellReversal(tx, ref, postings, input.reason);
    await reopen(tx, undone);
    await insertEvents(tx, [
      { connectionId: connectionOf(tx), type: "voucher.reversed", subjectId: voucherName(ref) },
    ]);
    await closeIfFinished(tx, connectionOf(tx));
    return ok(await voucherDetailView(tx, present(await findVoucher(tx, posted.value))));
  });
}

function mayReverse(
  head: VoucherHead | null,
  connectionId: string,
  { date }: Input,
): Result<VoucherHead, ReverseRefusal> {
  if (head?.voucher.connectionId !== connectionId) return refuse({ code: "not_found" });
  const { voucher, reversedBySeries, reversedByNo } = head;
  if (voucher.kind === "reversal") return refuse({ code: "not_reversible" });
  if (reversedBySeries !== null && reversedByNo !== null) {
    const reversedBy = voucherName({ series: reversedBySeries, voucherNo: reversedByNo });
    return refuse({ code: "already_reversed", reversedBy });
  }
  const { voucherDate } = voucher;
  if (date >= voucherDate) return ok(head);
  const errors = [{ pointer: "/date", code: "before_voucher_date" as const, facts: { voucherDate } }];
  return refuse({ code: "validation_failed", errors });
}

async function postMirror(
  tx: Scope<Tx>,
  { voucher }: VoucherHead,
  ref: VoucherRef,
  postings: readonly Posting[],
  { date, reason }: Input,
): Promise<Result<VoucherRef, ReverseRefusal>> {
  const { voucherDate, kind, source, description, connectionId, createdBy, saftSourceId, exchangeRate } =
    voucher;
  const mirror = reverse(
    { voucherDate, kind, source, description, postings },
    date,
    `Tilbakeføring av bilag ${voucherName(ref)}: ${reason}`,
    "factor_api",
  );
  const decided = post(mirror, await findLockDate(tx));
  if (!decided.ok) {
    if (decided.error.code === "period_locked") return refuse(decided.error);
    throw new Error(`the mirror of a posted voucher is refused: ${decided.error.code}`);
  }
  const provenance = {
    createdBy,
    ...(connectionId === null ? {} : { connectionId }),
    ...(saftSourceId === null ? {} : { saftSourceId }),
    ...(exchangeRate === null ? {} : { exchangeRate }),
  };
  const [made] = await insertVouchers(tx, ref.series, [{ ...decided.value, ...provenance, reverses: ref }]);
  if (!made) throw new Error("the reversal got no number");
  return ok(made);
}

/** What the voucher settled is open again, and its own items are settled by those of its mirror. */
async function undoMatches(
  tx: Scope<Tx>,
  original: VoucherRef,
  mirror: VoucherRef,
  postings: readonly (Posting & { readonly line: number })[],
): Promise<LiveMatch[]> {
  const live = await listLiveMatches(tx, original);
  await insertMatches(
    tx,
    live.map((match) => ({
      debit: { series: match.debitSeries, voucherNo: match.debitNo, line: match.debitLine },
      credit: { series: match.creditSeries, voucherNo: match.creditNo, line: match.creditLine },
      amountOre: negate(match.amountOre),
      ...undoneCurrency(match),
      undoes: match.id,
    })),
  );
  const meeting = postings.flatMap(({ subledgerNo, line, amountOre, foreign }): ItemMatch[] => {
    if (subledgerNo === null) return [];
    const [own, other] = [
      { ...original, line },
      { ...mirror, line },
    ];
    const sign = amountOre > 0n ? 1n : -1n;
    const currency = foreign ? { currencyAmount: foreign.amount * sign } : {};
    return amountOre > 0n
      ? [{ debit: own, credit: other, amountOre, ...currency }]
      : [{ debit: other, credit: own, amountOre: negate(amountOre), ...currency }];
  });
  await insertMatches(tx, meeting);
  return live;
}

async function tellReversal(
  tx: Scope<Tx>,
  ref: VoucherRef,
  postings: readonly Posting[],
  reason: string,
): Promise<void> {
  const invoiceIds = [...new Set(postings.flatMap(({ invoiceId }) => invoiceId ?? []))];
  const facts = { voucher: voucherName(ref), reason };
  await insertHistory(
    tx,
    invoiceIds.map((invoiceId) => ({ invoiceId, event: "voucher_reversed" as const, facts })),
  );
}

/** Invoices that were done and of which something remains again go back to the factoring company's care. */
async function reopen(tx: Scope<Tx>, undone: readonly LiveMatch[]): Promise<void> {
  const refs = undone.flatMap((match) => [
    { series: match.debitSeries, voucherNo: match.debitNo },
    { series: match.creditSeries, voucherNo: match.creditNo },
  ]);
  const remaining = await listRemaining(tx, connectionOf(tx), await listInvoicesOfVouchers(tx, refs));
  const again = remaining.filter(({ remainingOre, status }) => remainingOre !== 0n && status === "completed");
  await updateFactoringInvoices(
    tx,
    again.map(({ factoringId }) => factoringId),
    { status: "delivered" },
  );
  await insertHistory(
    tx,
    again.map(({ invoiceId }) => ({ invoiceId, event: "reopened" as const })),
  );
}
