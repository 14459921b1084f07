import type { Pool } from "@/db/client";
import type { NewCompany } from "@/db/writes/companies";
import { type Actor, partnerScopes, type Role } from "@/lib/domain/actor";
import type { CustomerCard } from "@/lib/domain/customer";
import { type IsoDate, isoDate } from "@/lib/domain/dates";
import type { DraftLine } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { basisPointsOf } from "@/lib/partner/postings";
import { createCompany } from "@/lib/services/companies/create-company";
import { activateFactoring } from "@/lib/services/factoring/activate";
import { changeRounding } from "@/lib/services/factoring/change-rounding";
import { postFactoringEvents } from "@/lib/services/vouchers/post-events";
import { type SentDocument, saveCards, sendDrafts, writeDraft } from "./bookkeeping";
import { type Books, done, storyBooks } from "./books";
import { at, lastDay, weekdayAfter, weekdays } from "./calendar";
import { purchaseCompany, serviceCompany } from "./companies";
import { cleanerCustomers, merchantCustomers } from "./customers";
import { type Dice, diceOf } from "./dice";
import { type FactoringDesk, factoringDesk, prepare } from "./factoring-desk";

/** An agreement that is not the first company's. */
type OtherAgreement = "purchase" | "service_only";

type PartnerClient = {
  readonly company: NewCompany;
  readonly agreementType: OtherAgreement;
  readonly cards: readonly CustomerCard[];
  readonly goods: readonly (readonly [text: string, unit: string, priceOre: number])[];
  readonly seed: number;
};

const clients: Readonly<Record<OtherAgreement, PartnerClient>> = {
  purchase: {
    company: purchaseCompany,
    agreementType: "purchase",
    cards: merchantCustomers(),
    goods: [
      ["Terrassebord 28 x 120, lm", "MTR", 3_950],
      ["Konstruksjonsvirke 48 x 198, lm", "MTR", 6_400],
      ["Kledning 19 x 148, grunnet, lm", "MTR", 4_125],
    ],
    seed: 3_301,
  },
  service_only: {
    company: serviceCompany,
    agreementType: "service_only",
    cards: cleanerCustomers(),
    goods: [
      ["Daglig renhold, timer", "HUR", 46_500],
      ["Vinduspuss, timer", "HUR", 52_000],
      ["Hovedrengjøring, timer", "HUR", 49_500],
    ],
    seed: 5_113,
  },
};

const firstDay = isoDate("2026-10-05");

/** From this day on nothing is fetched: what is sent waits for whoever plays the factoring company. */
const waitingFrom = isoDate("2026-11-18");

/**
 * Tell the story of a client that PO Factoring has another agreement with: seven weeks of invoices, delivered and settled as
 * the agreement says, and the last of them waiting. Answers its client key.
 */
export async function tellPartnerClient(
  pool: Pool,
  bookkeeper: Actor,
  members: readonly { userId: string; role: Role }[],
  which: OtherAgreement,
): Promise<{ clientKey: string; company: string }> {
  const { company, agreementType, cards, goods, seed } = clients[which];
  const now = at(firstDay, "07:00");
  const { companyId } = await done(createCompany(pool, { company, members, now, requestId: "demo-story" }));
  const books = storyBooks(pool, companyId);
  const factoredCards = cards.map((card) => ({ ...card, deliveryMethod: "print" }) as const);
  const numbers = await saveCards(books.as(bookkeeper, now), factoredCards);
  const activated = await done(
    activateFactoring(books.as(bookkeeper, at(firstDay, "07:30")), {
      integrationSlug: "po-factoring",
      agreementType,
      mapping: {
        clearing: { newSubledger: true },
        bank: { accountNo: 1920 },
        fee: { accountNo: 7770 },
        financing_cost: { accountNo: 8159 },
        interest_income: { accountNo: 8055 },
        deviation: { accountNo: 2999 },
      },
    }),
  );
  const { connectionId, integrationName } = activated;
  const rounding = { connectionId, toleranceOre: 50 };
  await done(changeRounding(books.as(bookkeeper, at(firstDay, "07:40")), rounding));

  const partner: Actor = { kind: "partner", connectionId, integrationName, scopes: partnerScopes };
  const factor = { books, desk: factoringDesk(books, activated), partner, which };
  const dice = diceOf(seed);
  const waiting: Due[] = [];
  for (const [index, day] of weekdays(firstDay, lastDay).entries()) {
    await settleDue(factor, day, waiting);
    if (day < waitingFrom && index % 3 !== 0) continue;
    const place = dice.between(0, cards.length - 1);
    const [card, customerNo] = [cards[place], numbers[place]];
    if (!card || !customerNo) throw new Error("no customer");
    const scope = books.as(bookkeeper, at(day, "08:10"));
    const copies = day < waitingFrom ? 1 : 2;
    for (let copy = 0; copy < copies; copy += 1) {
      const draft = { customerNo, card, lines: linesOf(dice, goods), orderReference: null };
      const sent = await sendDrafts(scope, [await writeDraft(scope, draft)]);
      await prepare(books, day, sent, []);
      for (const document of sent)
        if (day < waitingFrom) waiting.push({ document, deliverOn: weekdayAfter(day, 1) });
    }
  }
  return { clientKey: activated.clientKey, company: company.slug };
}

type Due = { readonly document: SentDocument; readonly deliverOn: IsoDate };
type Factor = {
  readonly books: Books;
  readonly desk: FactoringDesk;
  readonly partner: Actor;
  readonly which: OtherAgreement;
};

/** What the factoring company does on a day: deliver what is due, and post what the agreement says of it. */
async function settleDue(factor: Factor, day: IsoDate, waiting: readonly Due[]): Promise<void> {
  const { desk, which } = factor;
  const toDeliver = waiting.filter(({ deliverOn }) => deliverOn === day).map(({ document }) => document);
  await desk.deliver(day, toDeliver);
  const paid = waiting
    .filter(({ document }) => weekdayAfter(document.dueDate, 1) === day)
    .map(({ document }) => document);
  if (which === "purchase") {
    for (const document of toDeliver) await tell(factor, day, document, "purchase");
    for (const document of paid)
      await desk.report(day, document, { status: "completed", description: "Betalt av kunden" });
  } else for (const document of paid) await tell(factor, day, document, "payment");
}

/** The claim is bought, or the customer has paid; either way the client gets the money, less 2 or 1 per cent. */
async function tell(
  { books, desk, partner, which }: Factor,
  day: IsoDate,
  document: SentDocument,
  kind: "purchase" | "payment",
): Promise<void> {
  const [factoringInvoiceId] = await desk.idsOf(day, [document]);
  const fee = basisPointsOf(document.total, which === "purchase" ? 200 : 100);
  const common = { factoringInvoiceId, through: "bank" as const };
  const amount = (value: number) => ore(BigInt(value));
  await done(
    postFactoringEvents(books.as(partner, at(day, "13:00")), {
      dryRun: false,
      externalReference: `PO-${document.invoiceNo}-${kind}`,
      date: day,
      items: [
        { ...common, kind, amount: amount(document.total), fee: amount(fee) },
        { ...common, kind: "payout", amount: amount(document.total - fee) },
      ],
    }),
  );
}

function linesOf(dice: Dice, goods: PartnerClient["goods"]): DraftLine[] {
  return dice
    .shuffle(goods)
    .slice(0, dice.between(1, 2))
    .map(([text, unit, priceOre]) => ({
      text,
      quantityMilli: BigInt(dice.between(12, 120)) * 1000n,
      unit,
      unitPriceOre: ore(BigInt(priceOre)),
      discountBasisPoints: 0,
      vatCode: 3,
      accountNo: 3000,
    }));
}
