import { expect, test } from "vitest";
import { isoDate } from "./dates";
import type { OpenItem, VoucherLine } from "./matching";
import { decideMatches } from "./matching";
import { ore, sum } from "./money";
import { sampleDraft, sampleSending } from "./sample-invoice";
import { send } from "./sending";
import type { Posting } from "./voucher";
import { post } from "./voucher";

/** The accounts of the worked example; FIN and CUST are subledger accounts under 2390 and 1500. */
const accounts = {
  FIN: [2390, 80_000],
  CUST: [1500, 10_001],
  DEV: [2999, null],
  BANK: [1920, null],
  FEE: [7770, null],
  INTEREST: [8055, null],
} as const;

type AccountName = keyof typeof accounts;

/** A voucher as domain experts write it, in whole kroner, then the balances of FIN and CUST after it. */
type Event = readonly [voucher: string, fin: bigint, cust: bigint];

const advance: Event = ["D BANK 10000, K FIN 10000", -10_000n, 12_500n];
const settlement: Event = ["D FIN 12500, K CUST 12500 payment", 2_500n, 0n];
const payout: Event = ["D BANK 2250, D FEE 250, K FIN 2500", 0n, 0n];
const paidToClient: Event = ["D BANK 12500, K DEV 12500", 0n, 12_500n];

const stories: readonly { readonly title: string; readonly events: readonly Event[] }[] = [
  { title: "M26, M27, M29: advance, settlement, payout less the fee", events: [advance, settlement, payout] },
  {
    title: "M28: an interest note, paid to the bank in a later voucher",
    events: [
      advance,
      settlement,
      payout,
      ["D CUST 90 interest_note, K INTEREST 90", 0n, 90n],
      ["D BANK 90, K CUST 90 interest_payment", 0n, 0n],
    ],
  },
  {
    title: "M28: an interest note, opened and paid in one voucher, kept by the factoring company",
    events: [["D CUST 90 interest_note, K INTEREST 90, D FIN 90, K CUST 90 interest_payment", 90n, 12_500n]],
  },
  {
    title: "M29b: the debtor pays the client, who forwards the money",
    events: [
      paidToClient,
      ["D DEV 12500, K BANK 12500", 0n, 12_500n],
      ["D FIN 12500, K CUST 12500 payment", 12_500n, 0n],
    ],
  },
  {
    title: "M29b: the debtor pays the client, and it is set off",
    events: [
      paidToClient,
      ["D DEV 12500, K FIN 12500", -12_500n, 12_500n],
      ["D FIN 12500, K CUST 12500 payment", 0n, 0n],
    ],
  },
  {
    title: "recourse, financing: the receivable stays open and returns to the client",
    events: [advance, ["D FIN 10000 recourse, K BANK 10000", 0n, 12_500n]],
  },
  {
    title: "recourse, purchase: the receivable closed at purchase is opened again",
    events: [
      ["D FIN 12500, K CUST 12500 purchase, D BANK 12500, K FIN 12500", 0n, 0n],
      ["D CUST 12500 recourse, K FIN 12500", -12_500n, 12_500n],
      ["D FIN 12500, K BANK 12500", 0n, 12_500n],
    ],
  },
];

/** A small ledger in memory: everything posted, and what remains of each customer item. */
class Books {
  readonly postings: Posting[] = [];
  readonly items: OpenItem[] = [];
  private voucherNo = 0;

  add(postings: readonly Posting[]): void {
    const voucherDate = isoDate("2026-03-20");
    const posted = post(
      { voucherDate, kind: "partner", source: "factor_api", description: "", postings },
      null,
    );
    if (!posted.ok) throw new Error(posted.error.code);

    this.voucherNo += 1;
    const ref = { series: 2, voucherNo: this.voucherNo };
    const own = postings.flatMap((posting, index) =>
      posting.accountNo === 1500 ? [lineOf(posting, index + 1)] : [],
    );
    const matches = decideMatches(own, this.items);

    for (const { line, amountOre, kid, ...rest } of own) {
      const kids = kid === null ? [] : [kid];
      this.items.push({
        ...rest,
        ref: { ...ref, line },
        remainingOre: amountOre,
        kids,
        dueDate: voucherDate,
      });
    }
    for (const { debit, credit, amountOre } of matches) {
      for (const [side, by] of [
        [debit, -amountOre],
        [credit, amountOre],
      ] as const) {
        const name = JSON.stringify(side.from === "ledger" ? side.ref : { ...ref, line: side.line });
        const at = this.items.findIndex((item) => JSON.stringify(item.ref) === name);
        const item = this.items[at];
        if (item) this.items[at] = { ...item, remainingOre: item.remainingOre + by };
      }
    }
    this.postings.push(...postings);
  }

  balance(account: AccountName): bigint {
    const [accountNo, subledgerNo] = accounts[account];
    const ofAccount = this.postings.filter(
      (each) => each.accountNo === accountNo && each.subledgerNo === subledgerNo,
    );
    return sum(ofAccount.map((each) => each.amountOre));
  }
}

function lineOf(posting: Posting, line: number): VoucherLine {
  const { amountOre, invoiceId, kid, matchingReference, eventKind, subledgerNo } = posting;
  return { line, customerNo: subledgerNo ?? 0, amountOre, invoiceId, kid, matchingReference, eventKind };
}

function postingsOf(voucher: string): Posting[] {
  return voucher.split(", ").map((leg) => {
    const [side, account = "", kroner = "0", eventKind = null] = leg.split(" ");
    const [accountNo, subledgerNo] = accounts[account as AccountName];
    const amount = BigInt(kroner) * 100n;
    return {
      accountNo,
      subledgerNo,
      amountOre: ore(side === "D" ? amount : -amount),
      vatCode: null,
      text: "",
      dueDate: null,
      eventKind,
      invoiceId: account === "CUST" ? sampleDraft.id : null,
      kid: null,
      matchingReference: null,
      externalLineReference: null,
    };
  });
}

/** Books in which the invoice of 12 500 (10 000 and 25 %) has been sent. */
function booksWithInvoice(): Books {
  const sent = send(sampleDraft, sampleSending);
  if (!sent.ok) throw new Error(sent.error.code);

  const books = new Books();
  books.add(sent.value.voucher.postings);
  return books;
}

test.each(stories)("$title", ({ events }) => {
  const books = booksWithInvoice();
  expect(books.balance("CUST")).toBe(1_250_000n);

  for (const [voucher, fin, cust] of events) {
    books.add(postingsOf(voucher));
    expect([voucher, books.balance("FIN"), books.balance("CUST")]).toEqual([
      voucher,
      fin * 100n,
      cust * 100n,
    ]);
    // What is open on the customer is always what his account shows.
    expect(sum(books.items.map((item) => item.remainingOre))).toBe(books.balance("CUST"));
  }

  expect(sum(books.postings.map((posting) => posting.amountOre))).toBe(0n);
  expect(books.balance("DEV")).toBe(0n);
  // No debit is left beside a credit that could have settled it.
  const open = books.items.filter((item) => item.remainingOre !== 0n);
  expect(open.length).toBe(books.balance("CUST") === 0n ? 0 : 1);
});

test("an interest note that is opened and paid leaves the invoice as it was", () => {
  const books = booksWithInvoice();
  for (const [voucher] of stories[2]?.events ?? []) books.add(postingsOf(voucher));
  expect(books.items.map((item) => item.remainingOre)).toEqual([1_250_000n, 0n, 0n]);
});
