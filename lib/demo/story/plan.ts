import { type IsoDate, isoDate } from "@/lib/domain/dates";
import type { DraftLine } from "@/lib/domain/invoice";
import { activationDay, weekdays } from "./calendar";
import type { StoryCustomer } from "./customers";
import { type Dice, diceOf } from "./dice";
import { innLines } from "./products";

/** What becomes of an invoice. */
export type Fate =
  /** Sent by the company itself, and paid to it. */
  | "own"
  | "paid"
  /** Paid so late that the factoring company charges interest, which is paid too. */
  | "late"
  /** As `late`, but the interest is still owed. */
  | "late_unpaid"
  | "part_paid"
  /** Advanced, and not yet due. */
  | "delivered"
  /** The customer objects; `resolved` when it pays after all. */
  | "disputed"
  | "resolved"
  | "on_hold"
  | "collection"
  | "recoursed"
  | "rejected"
  | "credited"
  | "part_credited"
  /** Credited in part on the story's last days: the credit note still waits. */
  | "credit_waiting"
  /** The customer paid the company: set off against what the factoring company pays out, or forwarded to it. */
  | "set_off"
  | "forwarded"
  /** The customer paid the company, which has not yet passed it on. */
  | "paid_directly"
  | "fetched"
  | "ready"
  /** Credited before the factoring company came for it. */
  | "withdrawn"
  | "preparation_failed"
  /** Left to the worker, which prepares it when the demo starts. */
  | "preparing";

export type PlannedInvoice = {
  readonly date: IsoDate;
  /** Place in the list of customers, from 0. */
  readonly customer: number;
  readonly lines: readonly DraftLine[];
  readonly orderReference: string | null;
  readonly fate: Fate;
};

type Chapter = readonly [from: string, to: string, fates: Partial<Record<Fate, number>>];

/** How many of each fate, in the order of the calendar. */
const chapters: readonly Chapter[] = [
  ["2026-07-06", "2026-07-30", { own: 8 }],
  [
    "2026-08-03",
    "2026-08-31",
    {
      paid: 18,
      late: 2,
      credited: 1,
      part_credited: 1,
      recoursed: 1,
      collection: 1,
      resolved: 1,
      rejected: 1,
      own: 3,
    },
  ],
  [
    "2026-09-01",
    "2026-09-30",
    {
      paid: 19,
      late: 2,
      late_unpaid: 1,
      credited: 1,
      part_credited: 2,
      set_off: 1,
      recoursed: 1,
      collection: 1,
      disputed: 1,
      rejected: 1,
      own: 3,
    },
  ],
  [
    "2026-10-01",
    "2026-10-14",
    { paid: 9, paid_directly: 1, part_paid: 3, part_credited: 1, forwarded: 1, disputed: 1, own: 2 },
  ],
  [
    "2026-10-15",
    "2026-10-30",
    {
      delivered: 9,
      part_paid: 1,
      disputed: 1,
      on_hold: 2,
      credited: 1,
      rejected: 1,
      credit_waiting: 1,
      own: 2,
    },
  ],
  ["2026-11-02", "2026-11-13", { delivered: 11, on_hold: 1, own: 2 }],
  ["2026-11-16", "2026-11-17", { fetched: 3, delivered: 1 }],
  ["2026-11-18", "2026-11-20", { ready: 13, withdrawn: 1 }],
  ["2026-11-20", "2026-11-20", { preparation_failed: 1, preparing: 1 }],
];

/** All invoices of the inn, by date. */
export function planInvoices(customers: readonly StoryCustomer[]): PlannedInvoice[] {
  const dice = diceOf(20_261_120);
  const buyers = customers.map((customer, index) => ({ ...customer, index }));
  const factored = cycle(
    dice,
    buyers.filter(({ lacks, exempt, isNew }) => !lacks && !exempt && !isNew),
  );
  const recent = cycle(
    dice,
    buyers.filter(({ lacks, exempt }) => !lacks && !exempt),
  );
  const outside = cycle(
    dice,
    buyers.filter((buyer) => buyer.exempt),
  );

  return chapters.flatMap(([from, to, fates]) => {
    const days = weekdays(isoDate(from), isoDate(to));
    const dealt = dice.shuffle(
      Object.entries(fates).flatMap(([fate, count]) => Array<Fate>(count).fill(fate as Fate)),
    );
    return dealt.map((fate, index): PlannedInvoice => {
      const date = days[Math.floor((index * days.length) / dealt.length)] ?? isoDate(to);
      const { card, index: customer } = buyerFor(fate, date, { factored, recent, outside });
      const lines = innLines(dice, card);
      const orderReference =
        !card.isPerson && dice.between(1, 3) === 1 ? `B-${dice.between(1000, 9999)}` : null;
      return { date, customer, lines, orderReference, fate };
    });
  });
}

type Buyer = StoryCustomer & { index: number };
type Buyers = Record<"factored" | "recent" | "outside", () => Buyer>;

/** Newcomers buy from October; before activation everybody is like the exempt ones, and those who were there buy. */
function buyerFor(fate: Fate, date: IsoDate, { factored, recent, outside }: Buyers): Buyer {
  if (fate === "own" && date > activationDay) return outside();
  return date >= "2026-10-01" ? recent() : factored();
}

/** Everyone in turn, in a new order each time round. */
function cycle(dice: Dice, buyers: readonly Buyer[]): () => Buyer {
  let queue: Buyer[] = [];
  return () => {
    if (queue.length === 0) queue = dice.shuffle(buyers);
    const next = queue.pop();
    if (!next) throw new RangeError("nobody to sell to");
    return next;
  };
}
