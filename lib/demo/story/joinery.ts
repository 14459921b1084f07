import type { Pool } from "@/db/client";
import { adoptLegacyFactoring } from "@/db/writes/legacy";
import type { Actor, Role } from "@/lib/domain/actor";
import { isoDate } from "@/lib/domain/dates";
import { createCompany } from "@/lib/services/companies/create-company";
import { importInvoices } from "@/lib/services/invoices/import-invoices";
import { transferToBureau } from "@/lib/services/legacy/transfer-to-bureau";
import { saveCards, sendDrafts, writeCredit, writeDraft, writeVoucher } from "./bookkeeping";
import { type Books, done, storyBooks } from "./books";
import { at, lastDay, weekdayAfter, weekdays } from "./calendar";
import { thirdCompany } from "./companies";
import { joineryCustomers } from "./customers";
import { diceOf } from "./dice";
import { joineryLines } from "./products";

const firstDay = isoDate("2026-10-01");

/** The day on which what waits is handed to the bureau; what is sent after it waits still. */
const transferDay = isoDate("2026-10-30");

/**
 * Tell the story of the joinery: it came from another system with its open invoices in a file, and with a factoring
 * bureau that gets its invoices in files too. One has been handed over; the rest waits, so no integration can begin.
 */
export async function tellJoinery(
  pool: Pool,
  bookkeeper: Actor,
  members: readonly { userId: string; role: Role }[],
): Promise<void> {
  const now = at(firstDay, "07:00");
  const { companyId } = await done(
    createCompany(pool, { company: thirdCompany, members, now, requestId: "demo-story" }),
  );
  await adoptLegacyFactoring(pool, companyId, {
    bureauName: "Gudbrand Factoringbyrå",
    clientId: "40217",
    receivableAccountNo: 1579,
  });
  const books = storyBooks(pool, companyId);
  const cards = joineryCustomers().map((card) => ({ ...card, deliveryMethod: "print" }) as const);
  const numbers = await saveCards(books.as(bookkeeper, now), cards);
  await bringOpenInvoices(books, bookkeeper, numbers);

  const dice = diceOf(9_071);
  const draft = () => {
    const place = dice.between(0, cards.length - 1);
    const [card, customerNo] = [cards[place], numbers[place]];
    if (!card || !customerNo) throw new Error("no customer");
    return { customerNo, card, lines: joineryLines(dice), orderReference: null };
  };
  let handedOver = false;
  for (const [index, day] of weekdays(firstDay, lastDay)
    .filter((_, each) => each % 3 === 1)
    .entries()) {
    const scope = books.as(bookkeeper, at(day, "09:00"));
    if (day > transferDay && !handedOver) handedOver = await handOver(books, bookkeeper);
    const [document] = await sendDrafts(scope, [await writeDraft(scope, draft())]);
    if (!document) throw new Error("the invoice was not sent");
    if (index % 5 === 3) await sendDrafts(scope, [await writeCredit(scope, document, index % 2 ? 100 : 20)]);

    const paid = weekdayAfter(document.dueDate, 1);
    if (index % 5 === 3 || index % 4 === 2 || paid > lastDay) continue;
    await writeVoucher(books.as(bookkeeper, at(paid, "10:00")), {
      description: `Innbetaling faktura ${document.invoiceNo}`,
      lines: [
        [1920, document.total],
        [1500, -document.total, document],
      ],
    });
  }
  await writeDraft(books.as(bookkeeper, at(lastDay, "13:00")), draft());
}

/** M3: everything sent in October goes to the bureau in one file. */
async function handOver(books: Books, bookkeeper: Actor): Promise<true> {
  await done(transferToBureau(books.as(bookkeeper, at(transferDay, "15:10"))));
  return true;
}

/** M35: what customers still owed in the other system, as it wrote it. */
async function bringOpenInvoices(
  books: Books,
  bookkeeper: Actor,
  customerNos: readonly number[],
): Promise<void> {
  const rows = [
    `8841;Faktura;${customerNos[0]};14.09.2026;14.10.2026;38 750,00;7 750,00;38 750,00;Garderobeskap`,
    `8842;Faktura;${customerNos[2]};16.09.2026;16.10.2026;112 406,25;22 481,25;62 406,25;Kontorinnredning`,
    `8843;Faktura;${customerNos[4]};21.09.2026;21.10.2026;9 187,50;1 837,50;9 187,50;Reparasjon av dører`,
    `8844;Kreditnota;${customerNos[2]};23.09.2026;23.09.2026;2 500,00;500,00;2 500,00;Retur av list`,
    `8845;Faktura;${customerNos[9]};28.09.2026;12.10.2026;21 240,00;4 248,00;21 240,00;Vinduer etter mål`,
  ];
  const header = "Fakturanr;Type;Kundenr;Fakturadato;Forfallsdato;Beløp inkl. mva;Mva-beløp;Restbeløp;Tekst";
  await done(
    importInvoices(books.as(bookkeeper, at(firstDay, "08:30")), {
      filename: "åpne-poster-fra-gammelt-system.csv",
      bytes: new TextEncoder().encode(`${header}\r\n${rows.join("\r\n")}\r\n`),
      mapping: null,
      defaultVatCode: 3,
      defaultAccountNo: null,
      paidAccountNo: 1920,
      which: "all",
    }),
  );
}
