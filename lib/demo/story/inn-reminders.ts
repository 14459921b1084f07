import type { Actor } from "@/lib/domain/actor";
import { type IsoDate, isoDate } from "@/lib/domain/dates";
import { standardDunning } from "@/lib/domain/dunning";
import { halfYearsToEnter } from "@/lib/domain/dunning-rates";
import { runDunning } from "@/lib/services/dunning/run-dunning";
import { saveDunningSettings } from "@/lib/services/dunning/save-dunning-settings";
import { sendDrafts, writeDraft } from "./bookkeeping";
import { type Books, done } from "./books";
import { at } from "./calendar";
import type { StoryCustomer } from "./customers";
import { diceOf } from "./dice";
import { innLines } from "./products";

/** Own invoices that nobody pays: sent to the exempt customers of these places, in turn. */
const lateSales: Readonly<Record<string, readonly number[]>> = {
  "2026-09-11": [0, 1, 2],
  "2026-10-16": [3, 0],
};

/** When the first ones are reminded of: more than 14 days after they fell due. */
const reminderDay = isoDate("2026-10-26");

type Late = {
  readonly books: Books;
  readonly bookkeeper: Actor;
  readonly customers: readonly StoryCustomer[];
  readonly numberOf: ReadonlyMap<number, number>;
};

/**
 * What the inn reminds of itself (M36): own invoices fall due unpaid, and one run reminds of them and of what the
 * factoring company has given back. Two weeks later its time has passed, so that there is something to go on with.
 */
export function innReminders({ books, bookkeeper, customers, numberOf }: Late) {
  const dice = diceOf(20_261_026);
  const exempt = customers.flatMap(({ exempt: out, card }, index) => (out ? [{ card, index }] : []));

  return {
    async pass(day: IsoDate): Promise<void> {
      const drafts: string[] = [];
      for (const place of lateSales[day] ?? []) {
        const buyer = exempt[place];
        const customerNo = buyer && numberOf.get(buyer.index);
        if (!customerNo) throw new Error(`no exempt customer ${place}`);
        const { card } = buyer;
        const draft = { customerNo, card, lines: innLines(dice, card), orderReference: null };
        drafts.push(await writeDraft(books.as(bookkeeper, at(day, "09:40")), draft));
      }
      if (drafts.length > 0) await sendDrafts(books.as(bookkeeper, at(day, "09:45")), drafts);
      if (day === reminderDay) await remind(books.as(bookkeeper, at(day, "10:00")), day);
    },
  };
}

async function remind(scope: ReturnType<Books["as"]>, runDate: IsoDate): Promise<void> {
  // The rate of the story's half-year is invented, as everything in it; ours are known through June 2026.
  const interestRates = halfYearsToEnter(runDate).map((validFrom) => ({ validFrom, rate: 1_200 }));
  const agency = { collectionEnabled: true, collectionAgency: "Fjellkrav Inkasso AS" };
  await done(saveDunningSettings(scope, { ...standardDunning, ...agency, interestRates, version: 0 }));
  await done(runDunning(scope, { runDate, selection: { all: true, marked: [] }, deliveries: {} }));
}
