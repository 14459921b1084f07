import { listMatchableItems, listRemaining } from "@/db/queries/partner-posting";
import type { Scope, Tx } from "@/db/scope";
import { updateFactoringInvoices } from "@/db/writes/factoring";
import { insertHistory } from "@/db/writes/invoices";
import { type ItemMatch, insertMatches } from "@/db/writes/vouchers";
import { receivableAccountNo } from "@/lib/domain/chart";
import type { IsoDate } from "@/lib/domain/dates";
import { completesAtZero } from "@/lib/domain/factoring";
import { decideMatches, type ItemRef, type MatchSide, type OpenItem } from "@/lib/domain/matching";
import type { Posting, VoucherRef } from "@/lib/domain/voucher";
import { connectionOf } from "../factoring/connection-of";

/** A voucher that has just been posted. */
export type PostedVoucher = {
  readonly ref: VoucherRef;
  readonly voucherDate: IsoDate;
  readonly postings: readonly Posting[];
};

/** What the customers of vouchers have open before these are posted. */
export async function openItemsOf(scope: Scope, postings: readonly Posting[]): Promise<OpenItem[]> {
  const customerNos = [...new Set(customerLines(postings).map((line) => line.customerNo))];
  const items = await listMatchableItems(scope, customerNos);
  return items.map(({ series, voucherNo, line, ownKid, factorKids, ...item }) => ({
    ...item,
    ref: { series, voucherNo, line },
    kids: ownKid ? [ownKid, ...factorKids] : factorKids,
  }));
}

/**
 * Settle what the customer lines of vouchers are for (M26, M28), one voucher after the other, and complete the invoices
 * of which nothing remains. What one voucher leaves open the next may settle.
 */
export async function settle(
  tx: Scope<Tx>,
  posted: readonly PostedVoucher[],
  items: readonly OpenItem[],
): Promise<void> {
  const open = new OpenItems(items);
  const matches: ItemMatch[] = [];
  const touched = new Set<string>();
  for (const { ref, voucherDate, postings } of posted) {
    const lines = customerLines(postings);
    const refOf = (side: MatchSide) => (side.from === "ledger" ? side.ref : { ...ref, line: side.line });
    open.add(lines.map((line) => ({ ...line, ref: { ...ref, line: line.line }, dueDate: voucherDate })));
    for (const { debit, credit, amountOre } of decideMatches(lines, open.before(lines, ref))) {
      const match = { debit: refOf(debit), credit: refOf(credit), amountOre };
      matches.push(match);
      for (const id of open.settle(match)) touched.add(id);
    }
  }
  await insertMatches(tx, matches);
  await completeSettled(tx, [...touched]);
}

type CustomerLine = ReturnType<typeof customerLines>[number];

/** The open items of some customers, as they stand between one voucher and the next. */
class OpenItems {
  private readonly items = new Map<string, OpenItem>();
  private readonly keysOf = new Map<number, string[]>();
  private readonly kidsOf = new Map<string, readonly string[]>();

  constructor(items: readonly OpenItem[]) {
    for (const item of items) {
      if (item.invoiceId) this.kidsOf.set(item.invoiceId, item.kids);
      this.keep(item);
    }
  }

  /** What a voucher has just opened; it may be paid by the same KIDs as its invoice. */
  add(lines: readonly (CustomerLine & { readonly ref: ItemRef; readonly dueDate: IsoDate })[]): void {
    for (const { amountOre, ref, customerNo, dueDate, invoiceId, matchingReference, eventKind } of lines) {
      const kids = this.kidsOf.get(invoiceId ?? "") ?? [];
      const item = { ref, customerNo, dueDate, invoiceId, matchingReference, eventKind, kids };
      this.keep({ ...item, remainingOre: amountOre });
    }
  }

  /** What the customers of a voucher had open before it. */
  before(lines: readonly CustomerLine[], { series, voucherNo }: VoucherRef): OpenItem[] {
    const customers = [...new Set(lines.map(({ customerNo }) => customerNo))];
    return customers
      .flatMap((customerNo) => this.keysOf.get(customerNo) ?? [])
      .flatMap((key) => this.items.get(key) ?? [])
      .filter(({ ref, remainingOre }) => {
        const own = ref.series === series && ref.voucherNo === voucherNo;
        return remainingOre !== 0n && !own;
      });
  }

  /** Lower both sides of a match; answers the invoices whose work may be done with it. */
  settle({ debit, credit, amountOre }: ItemMatch): string[] {
    const [owed, paid] = [this.lower(debit, amountOre), this.lower(credit, -amountOre)];
    // A claim that is sold is settled in our books, but its life with the factoring company goes on (domain.md c3).
    if (paid?.eventKind === "purchase") return [];
    return [owed, paid].flatMap((item) => item?.invoiceId ?? []);
  }

  private lower(ref: ItemRef, amountOre: bigint): OpenItem | undefined {
    const item = this.items.get(keyOf(ref));
    if (item) this.items.set(keyOf(ref), { ...item, remainingOre: item.remainingOre - amountOre });
    return item;
  }

  private keep(item: OpenItem): void {
    this.items.set(keyOf(item.ref), item);
    this.keysOf.set(item.customerNo, [...(this.keysOf.get(item.customerNo) ?? []), keyOf(item.ref)]);
  }
}

/** The status follows the ledger: at balance zero the partner's work with the invoice is done (domain.md c2). */
async function completeSettled(tx: Scope<Tx>, invoiceIds: readonly string[]): Promise<void> {
  if (invoiceIds.length === 0) return;
  const remaining = await listRemaining(tx, connectionOf(tx), invoiceIds);
  const settled = remaining.filter((row) => row.remainingOre === 0n && completesAtZero(row.status));
  await updateFactoringInvoices(
    tx,
    settled.map(({ factoringId }) => factoringId),
    { status: "completed" },
  );
  await insertHistory(
    tx,
    settled.map(({ invoiceId }) => ({ invoiceId, event: "completed" })),
  );
}

function customerLines(postings: readonly Posting[]) {
  return postings.flatMap((posting, index) =>
    posting.accountNo === receivableAccountNo && posting.subledgerNo !== null
      ? [{ ...posting, line: index + 1, customerNo: posting.subledgerNo }]
      : [],
  );
}

function keyOf({ series, voucherNo, line }: ItemRef): string {
  return `${series}-${voucherNo}-${line}`;
}
