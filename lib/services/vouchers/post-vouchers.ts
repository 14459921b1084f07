import { listOwnUploads } from "@/db/queries/voucher-documents";
import { findLockDate, listVouchersByReference } from "@/db/queries/vouchers";
import type { Scope, Tx } from "@/db/scope";
import { insertHistory } from "@/db/writes/invoices";
import { attachDocuments } from "@/db/writes/voucher-documents";
import { insertVouchers, type NewVoucher } from "@/db/writes/vouchers";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import { voucherSeriesNo } from "@/lib/domain/chart";
import type { IsoDate } from "@/lib/domain/dates";
import { type AddedLine, exchangeEventKind, type VoucherCurrency } from "@/lib/domain/exchange";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { decideSettlement } from "@/lib/domain/settlement";
import { type Posting, type PostRefusal, post, type Voucher, type VoucherRef } from "@/lib/domain/voucher";
import { closeIfFinished } from "../factoring/close-finished";
import { connectionOf } from "../factoring/connection-of";
import type { PostingReach } from "./posting-reach";
import { openItemsOf, settle } from "./settle";
import { exchangeBooksOf } from "./voucher-currency";
import { voucherName } from "./voucher-view";

/** The reference is taken: by the voucher that is named, or by an earlier one of the same call. */
export type DuplicateReference = {
  readonly code: "duplicate_external_reference";
  readonly existingVoucherId: string;
};

/** Why the books do not take a partner's voucher, when each of its lines may be posted. */
export type PostingRefusal =
  | Extract<PostRefusal, { code: "unbalanced_voucher" | "period_locked" }>
  | { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] }
  | DuplicateReference;

/** A posted voucher, and the lines at its end that exchange differences added. */
export type PostedRef = VoucherRef & { readonly added: readonly AddedLine[] };

/** What a voucher is called, and where it comes from. */
type Heading = {
  readonly externalReference: string;
  readonly voucherDate: IsoDate;
  readonly description: string;
  readonly saftBatchId?: string | undefined;
  readonly saftSourceId?: string | undefined;
  /** Null or absent: in kroner. */
  readonly exchange?: VoucherCurrency | null;
  /** Files that the partner has sent in before. */
  readonly documentIds?: readonly string[] | undefined;
};

/** A partner's voucher with its lines resolved, or why they could not be. */
export type Candidate<Refusal extends { code: string }> = Heading & {
  readonly postings: Result<readonly Posting[], Refusal>;
};

/**
 * Post vouchers of a partner's, each for itself: what one is refused for does not stop the others (edges 25 to 27). All
 * that are accepted go into the books in one statement, are matched, and tell their invoices so. Answers in order.
 */
export async function postVouchers<Refusal extends { code: string }>(
  tx: Scope<Tx>,
  reach: PostingReach,
  candidates: readonly Candidate<Refusal>[],
): Promise<Result<PostedRef, Refusal | PostingRefusal>[]> {
  const judged = await judge(tx, candidates);
  const documented = judged.flatMap((one) => ("voucher" in one ? one : []));
  const accepted = documented.map(({ voucher }) => voucher);
  const postings = accepted.flatMap((voucher) => voucher.postings);
  const settleable = await reach.settleable(await openItemsOf(tx, postings));
  const settlement = decideSettlement(accepted, settleable, await exchangeBooksOf(tx, postings));
  const settling = accepted.map((voucher, index) => ({ ...voucher, ...settlement.vouchers[index] }));
  const refs = await insertVouchers(tx, voucherSeriesNo.factoring, settling);
  const posted = settling.map((voucher, index) => ({ ...voucher, ref: numbered(refs, index) }));
  await attachDocuments(
    tx,
    documented.flatMap(({ documentIds }, index) =>
      documentIds.map((documentId) => ({ ...numbered(refs, index), documentId })),
    ),
  );
  await settle(tx, settlement, refs);
  await tellInvoices(tx, posted);
  if (posted.length > 0 && reach.mayEnd) await closeIfFinished(tx, connectionOf(tx));
  return namedInOrder(
    judged,
    posted.map(({ ref, added = [] }) => ({ ...ref, added })),
  );
}

/** What becomes of a candidate. One that repeats a reference of the call names it by its place among the accepted. */
type Judged<Refusal> =
  | { readonly voucher: NewVoucher; readonly documentIds: readonly string[] }
  | { readonly repeats: number }
  | { readonly refusal: Refusal };

async function judge<Refusal extends { code: string }>(
  tx: Scope<Tx>,
  candidates: readonly Candidate<Refusal>[],
): Promise<Judged<Refusal | PostingRefusal>[]> {
  const references = candidates.map(({ externalReference }) => externalReference);
  const found = await listVouchersByReference(tx, connectionOf(tx), references);
  const taken = new Map(found.map((one) => [one.externalReference, voucherName(one)]));
  const lockDate = await findLockDate(tx);
  const documents = candidates.flatMap(({ documentIds }) => documentIds ?? []);
  const known = new Set(await listOwnUploads(tx, connectionOf(tx), documents));
  const accepted = new Map<string, number>();
  return candidates.map((candidate) => {
    const { externalReference, postings, documentIds = [] } = candidate;
    const existingVoucherId = taken.get(externalReference);
    if (existingVoucherId) return { refusal: { code: "duplicate_external_reference", existingVoucherId } };
    const repeats = accepted.get(externalReference);
    if (repeats !== undefined) return { repeats };
    if (!postings.ok) return { refusal: postings.error };
    const unknown = unknownDocuments(documentIds, known);
    if (unknown.length > 0) return { refusal: { code: "validation_failed", errors: unknown } };
    const decided = decide(candidate, postings.value, lockDate);
    if (!decided.ok) return { refusal: decided.error };
    accepted.set(externalReference, accepted.size);
    return { voucher: { ...decided.value, ...provenance(tx, candidate) }, documentIds };
  });
}

/** The documents named that the partner has not sent in, by their place. */
export function unknownDocuments(ids: readonly string[], known: ReadonlySet<string>): FieldIssue[] {
  return ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/documentIds/${index}`, code: "unknown_document" as const }],
  );
}

function namedInOrder<Refusal extends { code: string }>(
  judged: readonly Judged<Refusal>[],
  refs: readonly PostedRef[],
): Result<PostedRef, Refusal | DuplicateReference>[] {
  let next = 0;
  return judged.map((one) => {
    if ("voucher" in one) return ok(numbered(refs, next++));
    if ("refusal" in one) return refuse(one.refusal);
    const existingVoucherId = voucherName(numbered(refs, one.repeats));
    return refuse({ code: "duplicate_external_reference", existingVoucherId });
  });
}

function numbered<Ref extends VoucherRef>(refs: readonly Ref[], index: number): Ref {
  const ref = refs[index];
  if (!ref) throw new Error("a voucher got no number");
  return ref;
}

function provenance(tx: Scope, { externalReference, saftBatchId, saftSourceId, exchange }: Heading) {
  const connectionId = connectionOf(tx);
  const source = tx.actor.kind === "partner" ? tx.actor.integrationName : "";
  return {
    createdBy: connectionId,
    connectionId,
    externalReference,
    saftSourceId: saftSourceId ?? source,
    ...(saftBatchId === undefined ? {} : { saftBatchId }),
    ...(exchange ? { exchangeRate: exchange.rate } : {}),
  };
}

function decide(
  { voucherDate, description }: Heading,
  postings: readonly Posting[],
  lockDate: Parameters<typeof post>[1],
): Result<Voucher, PostingRefusal> {
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

/** Every invoice that the vouchers concern tells so in its history. */
export async function tellInvoices(
  tx: Scope<Tx>,
  posted: readonly { readonly ref: VoucherRef; readonly postings: readonly Posting[] }[],
): Promise<void> {
  const entries = posted.flatMap(({ ref, postings }) => {
    const concerned = new Map<string, Set<string>>();
    for (const { invoiceId, eventKind } of postings) {
      if (!invoiceId) continue;
      const kinds = concerned.get(invoiceId) ?? new Set();
      if (eventKind && eventKind !== exchangeEventKind) kinds.add(eventKind);
      concerned.set(invoiceId, kinds);
    }
    return [...concerned].map(([invoiceId, kinds]) => ({
      invoiceId,
      event: "voucher_posted" as const,
      facts: { voucher: voucherName(ref), events: [...kinds].join(", ") },
    }));
  });
  await insertHistory(tx, entries);
}
