import type { Pool } from "@/db/client";
import { type Actor, partnerScopes, type Role } from "@/lib/domain/actor";
import { addDays, isoDate } from "@/lib/domain/dates";
import { accountsOf } from "@/lib/partner/postings";
import { createCompany } from "@/lib/services/companies/create-company";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { type Activated, activateFactoring } from "@/lib/services/factoring/activate";
import { changeRounding } from "@/lib/services/factoring/change-rounding";
import { readConnection } from "@/lib/services/factoring/read-connection";
import { saveExchangeRate } from "@/lib/services/invoices/save-exchange-rate";
import { saveCards, writeVoucher } from "./bookkeeping";
import { type Books, done, storyBooks } from "./books";
import { activationDay, at, lastDay, weekdays } from "./calendar";
import { firstCompany } from "./companies";
import { innCustomers, type StoryCustomer } from "./customers";
import { factorLedger } from "./factor-ledger";
import { factoringDesk } from "./factoring-desk";
import { innDays } from "./inn-days";
import { euro, innDrafts } from "./inn-drafts";
import { innEuro } from "./inn-euro";
import { innRecurring } from "./inn-recurring";
import { innReminders } from "./inn-reminders";
import { innStatement } from "./inn-statement";
import { planInvoices } from "./plan";

const firstDay = isoDate("2026-07-01");

/**
 * Tell the story of the inn: its books are opened, it sells on its own account for a month, activates factoring,
 * and then four months pass, day by day, on both sides. Answers the client key of its connection.
 */
export async function tellInn(
  pool: Pool,
  bookkeeper: Actor,
  members: readonly { userId: string; role: Role }[],
): Promise<{ clientKey: string }> {
  const opened = at(firstDay, "07:00");
  const { companyId } = await done(
    createCompany(pool, { company: firstCompany, members, now: opened, requestId: "demo-story" }),
  );
  const books = storyBooks(pool, companyId);
  const customers = innCustomers();
  const plan = planInvoices(customers);

  await writeVoucher(books.as(bookkeeper, opened), {
    description: "Åpningsbalanse",
    kind: "opening",
    lines: [
      [1920, 48_250_000],
      [2050, -48_250_000],
    ],
  });
  const numberOf = new Map<number, number>();
  await addCustomers(books, bookkeeper, customers, numberOf, { isNew: false });

  const days = innDays({ books, bookkeeper, plan, customers, numberOf });
  for (const day of weekdays(firstDay, addDays(activationDay, -1))) await days.pass(day);

  const activated = await activate(books, bookkeeper);
  const rounding = { connectionId: activated.connectionId, toleranceOre: 50 };
  await done(changeRounding(books.as(bookkeeper, at(activationDay, "07:40")), rounding));
  await exempt(books, bookkeeper, customers, numberOf);
  await addCustomers(books, bookkeeper, customers, numberOf, { isNew: true });
  const factor = await openDesk(books, activated);
  days.beginFactoring(factor);
  const { connectionId } = activated;
  const inEuro = innEuro({ books, bookkeeper, customers, numberOf, connectionId, ...factor });
  const reminders = innReminders({ books, bookkeeper, customers, numberOf });
  for (const day of weekdays(activationDay, lastDay)) {
    await days.pass(day);
    await reminders.pass(day);
    await inEuro.pass(day);
  }

  const desk = books.as(bookkeeper, at(lastDay, "14:00"));
  const { currency, exchangeRate: rate } = euro;
  await done(saveExchangeRate(desk, { currency, validFrom: lastDay, rate }));
  await innDrafts(desk, customers, numberOf);
  await innRecurring(books.as(bookkeeper, at(lastDay, "14:15")), customers, numberOf);
  await innStatement(books.as(bookkeeper, at(lastDay, "14:30")), days.documentsOf("delivered"));
  return { clientKey: activated.clientKey };
}

/** File cards under their numbers: the old ones before activation, when a card could lack anything; the new ones after. */
async function addCustomers(
  books: Books,
  bookkeeper: Actor,
  customers: readonly StoryCustomer[],
  numberOf: Map<number, number>,
  { isNew }: { isNew: boolean },
): Promise<void> {
  const scope = books.as(bookkeeper, at(isNew ? activationDay : firstDay, "08:00"));
  const chosen = customers.flatMap((customer, index) =>
    customer.isNew === isNew ? [{ customer, index }] : [],
  );
  const cards = chosen.map(({ customer: { card } }) => (isNew ? { ...card, useFactoring: true } : card));
  const numbers = await saveCards(scope, cards);
  for (const [place, { index }] of chosen.entries()) numberOf.set(index, numbers[place] ?? 0);
}

async function activate(books: Books, bookkeeper: Actor): Promise<Activated> {
  return done(
    activateFactoring(books.as(bookkeeper, at(activationDay, "07:30")), {
      integrationSlug: "po-factoring",
      agreementType: "financing",
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
}

/** M5: the tick is cleared and another method chosen. */
async function exempt(
  books: Books,
  bookkeeper: Actor,
  customers: readonly StoryCustomer[],
  numberOf: ReadonlyMap<number, number>,
): Promise<void> {
  const scope = books.as(bookkeeper, at(activationDay, "07:45"));
  for (const [index, { card, exempt: isExempt }] of customers.entries()) {
    if (!isExempt) continue;
    const changed = { ...card, useFactoring: false, deliveryMethod: "print" } as const;
    await done(saveCustomer(scope, { customerNo: numberOf.get(index) ?? 0, version: null, card: changed }));
  }
}

async function openDesk(books: Books, activated: Activated) {
  const { connectionId, integrationName } = activated;
  const actor: Actor = { kind: "partner", connectionId, integrationName, scopes: partnerScopes };
  const accounts = accountsOf(await readConnection(books.as(actor, at(activationDay, "09:00"))));
  const desk = factoringDesk(books, activated);
  return { desk, accounts, ledger: factorLedger(desk, accounts) };
}
