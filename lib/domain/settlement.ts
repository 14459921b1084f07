import { receivableAccountNo, voucherSeriesNo } from "./chart";
import type { MaybeForeign } from "./currency";
import type { IsoDate } from "./dates";
import {
  type CurrencyBalance,
  carryItems,
  closeBalances,
  type ExchangeBooks,
  type Exchanged,
} from "./exchange";
import type { ItemRef, MatchSide, OpenItem, VoucherLine } from "./matching";
import { decideMatches } from "./matching";
import type { Ore } from "./money";
import type { Posting, VoucherRef } from "./voucher";

/** A voucher on its way into the books. */
export type SettlingVoucher = { readonly voucherDate: IsoDate; readonly postings: readonly Posting[] };

/** A match whose sides may be vouchers that have no number yet: `numberedIn` gives it. */
export type DecidedMatch = {
  readonly debit: ItemRef;
  readonly credit: ItemRef;
  readonly amountOre: Ore;
  readonly currencyAmount?: bigint;
};

/** What becomes of a batch of vouchers: their lines as they are posted, what they settle, and whose work may be done. */
export type Settlement = {
  readonly vouchers: readonly Exchanged[];
  readonly matches: readonly DecidedMatch[];
  readonly invoiceIds: readonly string[];
};

/** Numbers that no voucher has, for those that have none yet: after all others, in the order of the batch. */
const firstProvisional = 10 ** 15;

/** The name of a side, once the vouchers of the batch have theirs. */
export function numberedIn(refs: readonly VoucherRef[], { line, ...ref }: ItemRef): ItemRef {
  return { ...(refs[ref.voucherNo - firstProvisional] ?? ref), line };
}

/**
 * Decide what the customer lines of vouchers settle (M26, M28), one voucher after the other: what one leaves open the
 * next may settle. Lines in a foreign currency meet their items at the kroner that these are carried at, and what
 * differs from the day's rate becomes lines of its own (edge 41).
 *
 * @param books null when every line is in kroner
 */
export function decideSettlement(
  batch: readonly SettlingVoucher[],
  items: readonly OpenItem[],
  books: ExchangeBooks | null,
): Settlement {
  const open = new OpenItems(items);
  const balances = new Map<string, CurrencyBalance>(books?.balances);
  const vouchers: Exchanged[] = [];
  const matches: DecidedMatch[] = [];
  const touched = new Set<string>();
  for (const [index, { voucherDate, postings }] of batch.entries()) {
    const ref = { series: voucherSeriesNo.factoring, voucherNo: firstProvisional + index };
    const lines = customerLines(postings);
    const decided = decideMatches(lines, open.of(lines));
    const exchange = new Map<number, bigint>();
    for (const { exchange: one } of decided)
      if (one) exchange.set(one.line, (exchange.get(one.line) ?? 0n) + one.ore);
    const carried = books ? carryItems(postings, exchange, books) : { postings, added: [] };
    vouchers.push(books ? closeBalances(carried, isHeld, balances, books) : carried);

    open.add(lines, exchange, { ref, voucherDate });
    const refOf = (side: MatchSide) => (side.from === "ledger" ? side.ref : { ...ref, line: side.line });
    for (const { debit, credit, exchange: _, ...amounts } of decided) {
      const match = { debit: refOf(debit), credit: refOf(credit), ...amounts };
      matches.push(match);
      for (const id of open.settle(match)) touched.add(id);
    }
  }
  return { vouchers, matches, invoiceIds: [...touched] };
}

/** What a customer owes is carried item by item; every other account by its balance. */
function isHeld({ accountNo }: Posting): boolean {
  return accountNo !== receivableAccountNo;
}

type CustomerLine = VoucherLine & Posting;

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

  /** What a voucher has just opened, at the kroner it is posted with; it may be paid by the same KIDs as its invoice. */
  add(
    lines: readonly CustomerLine[],
    exchange: ReadonlyMap<number, bigint>,
    { ref, voucherDate }: { readonly ref: VoucherRef; readonly voucherDate: IsoDate },
  ): void {
    for (const { line, amountOre, customerNo, invoiceId, matchingReference, eventKind, foreign } of lines) {
      const kids = this.kidsOf.get(invoiceId ?? "") ?? [];
      const item = { customerNo, dueDate: voucherDate, invoiceId, matchingReference, eventKind, kids };
      const remainingOre = amountOre + (exchange.get(line) ?? 0n);
      this.keep({ ...item, ref: { ...ref, line }, remainingOre, ...(foreign ? { foreign } : {}) });
    }
  }

  /** What the customers of a voucher have open. */
  of(lines: readonly CustomerLine[]): OpenItem[] {
    const customers = [...new Set(lines.map(({ customerNo }) => customerNo))];
    return customers
      .flatMap((customerNo) => this.keysOf.get(customerNo) ?? [])
      .flatMap((key) => this.items.get(key) ?? [])
      .filter(({ remainingOre }) => remainingOre !== 0n);
  }

  /** Lower both sides of a match; answers the invoices whose work may be done with it. */
  settle({ debit, credit, amountOre, currencyAmount = 0n }: DecidedMatch): string[] {
    const [owed, paid] = [
      this.lower(debit, amountOre, currencyAmount),
      this.lower(credit, -amountOre, -currencyAmount),
    ];
    // A claim that is sold is settled in our books, but its life with the factoring company goes on (domain.md c3).
    if (paid?.eventKind === "purchase") return [];
    return [owed, paid].flatMap((item) => item?.invoiceId ?? []);
  }

  private lower(ref: ItemRef, amountOre: bigint, currencyAmount: bigint): OpenItem | undefined {
    const item = this.items.get(keyOf(ref));
    if (item)
      this.items.set(keyOf(ref), {
        ...item,
        remainingOre: item.remainingOre - amountOre,
        ...lowered(item, currencyAmount),
      });
    return item;
  }

  private keep(item: OpenItem): void {
    this.items.set(keyOf(item.ref), item);
    this.keysOf.set(item.customerNo, [...(this.keysOf.get(item.customerNo) ?? []), keyOf(item.ref)]);
  }
}

function lowered({ foreign }: MaybeForeign, by: bigint): MaybeForeign {
  return foreign ? { foreign: { ...foreign, amount: foreign.amount - by } } : {};
}

/** The lines of a voucher on customers' accounts, with their numbers from 1. */
export function customerLines(postings: readonly Posting[]): CustomerLine[] {
  return postings.flatMap((posting, index) =>
    posting.accountNo === receivableAccountNo && posting.subledgerNo !== null
      ? [{ ...posting, line: index + 1, customerNo: posting.subledgerNo }]
      : [],
  );
}

function keyOf({ series, voucherNo, line }: ItemRef): string {
  return `${series}-${voucherNo}-${line}`;
}
