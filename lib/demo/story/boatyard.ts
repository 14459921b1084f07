import type { Pool } from "@/db/client";
import type { Actor, Role } from "@/lib/domain/actor";
import { isoDate } from "@/lib/domain/dates";
import { createCompany } from "@/lib/services/companies/create-company";
import { saveCards, sendDrafts, writeDraft, writeVoucher } from "./bookkeeping";
import { done, storyBooks } from "./books";
import { at, lastDay, weekdayAfter, weekdays } from "./calendar";
import { secondCompany } from "./companies";
import { boatyardCustomers } from "./customers";
import { diceOf } from "./dice";
import { boatyardLines } from "./products";
import { type TindeDesk, takeTindeIntoUse } from "./tinde";

const firstDay = isoDate("2026-09-01");

/** From this day on the invoices are paid to Tinde Oppgjør. */
const tindeDay = isoDate("2026-11-02");

/**
 * Tell the story of the boatyard: fifteen customers, invoices on paper, most of them paid. It has no factoring, but in
 * November it takes an alternative integration into use (M30): its invoices from then on are paid to that.
 */
export async function tellBoatyard(
  pool: Pool,
  bookkeeper: Actor,
  members: readonly { userId: string; role: Role }[],
): Promise<void> {
  const now = at(firstDay, "07:00");
  const { companyId } = await done(
    createCompany(pool, { company: secondCompany, members, now, requestId: "demo-story" }),
  );
  const books = storyBooks(pool, companyId);
  const dice = diceOf(4_711);
  const cards = boatyardCustomers().map((card) => ({ ...card, deliveryMethod: "print" }) as const);
  const numbers = await saveCards(books.as(bookkeeper, now), cards);

  const draft = () => {
    const place = dice.between(0, cards.length - 1);
    const [card, customerNo] = [cards[place], numbers[place]];
    if (!card || !customerNo) throw new Error("no customer");
    return { customerNo, card, lines: boatyardLines(dice), orderReference: null };
  };
  let tinde: TindeDesk | null = null;
  for (const day of weekdays(firstDay, lastDay).filter((_, index) => index % 5 === 2)) {
    if (day >= tindeDay) tinde ??= await takeTindeIntoUse(books, bookkeeper, day);
    const scope = books.as(bookkeeper, at(day, "09:00"));
    const [document] = await sendDrafts(scope, [await writeDraft(scope, draft())]);
    if (document && tinde) {
      await tinde.advance(document, day);
      continue;
    }
    const paid = document && weekdayAfter(document.dueDate, 1);
    if (!paid || paid > lastDay) continue;
    await writeVoucher(books.as(bookkeeper, at(paid, "09:00")), {
      description: `Innbetaling faktura ${document.invoiceNo}`,
      lines: [
        [1920, document.total],
        [1500, -document.total, document],
      ],
    });
  }
  for (let left = 2; left > 0; left -= 1)
    await writeDraft(books.as(bookkeeper, at(lastDay, "13:00")), draft());
}
