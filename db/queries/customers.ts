import { and, asc, count, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { CustomerField } from "@/lib/domain/customer";
import type { Ore } from "@/lib/domain/money";
import { foundBy } from "../card-search";
import { lacks } from "../lacking";
import { customers } from "../schema/customers";
import { subledgerAccounts, subledgerBalances } from "../schema/ledger";
import type { Scope } from "../scope";
import { amongNumbers } from "../sql";

/** Everything on the card, its name from the subledger. */
export const cardColumns = {
  customerNo: customers.customerNo,
  isPerson: customers.isPerson,
  name: subledgerAccounts.name,
  firstName: customers.firstName,
  lastName: customers.lastName,
  orgNr: customers.orgNr,
  street: customers.street,
  street2: customers.street2,
  postalCode: customers.postalCode,
  city: customers.city,
  country: customers.country,
  phone: customers.phone,
  email: customers.email,
  invoiceEmail: customers.invoiceEmail,
  buyerReference: customers.buyerReference,
  language: customers.language,
  paymentTermsDays: customers.paymentTermsDays,
  useFactoring: customers.useFactoring,
  sendReminders: customers.sendReminders,
  deliveryMethod: customers.deliveryMethod,
  brandingTemplateId: customers.brandingTemplateId,
  methodBeforeFactoring: customers.methodBeforeFactoring,
  lacking: customers.lacking,
  version: customers.version,
  createdAt: customers.createdAt,
  changedAt: customers.changedAt,
};

/** A card's own account in the subledger, where its name stands. */
export const subledgerOfCustomer = and(
  eq(subledgerAccounts.companyId, customers.companyId),
  eq(subledgerAccounts.subledgerNo, customers.customerNo),
);

/** One customer card, or null. */
export async function findCustomer({ db, companyId }: Scope, customerNo: number) {
  const [row] = await db
    .select(cardColumns)
    .from(customers)
    .innerJoin(subledgerAccounts, subledgerOfCustomer)
    .where(and(eq(customers.companyId, companyId), eq(customers.customerNo, customerNo)));
  return row ?? null;
}

export type CustomerRow = NonNullable<Awaited<ReturnType<typeof findCustomer>>>;

/** The cards of some customers, by number. */
export async function findCustomers({ db, companyId }: Scope, customerNos: readonly number[]) {
  return db
    .select(cardColumns)
    .from(customers)
    .innerJoin(subledgerAccounts, subledgerOfCustomer)
    .where(and(eq(customers.companyId, companyId), amongNumbers(customers.customerNo, customerNos)));
}

export type CustomerFilter = {
  /** The start of a customer or organisation number, or a part of the name. */
  readonly search?: string | undefined;
  readonly useFactoring?: boolean | undefined;
  /** Factoring customers that lack anything, or have something to mend in one field. */
  readonly missing?: "lacking" | CustomerField | undefined;
  /** The page after this customer number, or the page before it. */
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
};

/** Customers by number, a page at a time, each with its balance in øre; and where the neighbouring pages begin. */
export async function listCustomers(
  { db, companyId }: Scope,
  { search, useFactoring, missing, after, before, limit = 50 }: CustomerFilter = {},
) {
  const backwards = before !== undefined;
  const found = await db
    .select({
      ...cardColumns,
      balanceOre: sql<Ore>`coalesce(${subledgerBalances.balanceOre}, 0)`.mapWith((ore) => BigInt(ore) as Ore),
    })
    .from(customers)
    .innerJoin(subledgerAccounts, subledgerOfCustomer)
    .leftJoin(
      subledgerBalances,
      and(
        eq(subledgerBalances.companyId, customers.companyId),
        eq(subledgerBalances.subledgerNo, customers.customerNo),
      ),
    )
    .where(
      and(
        eq(customers.companyId, companyId),
        after === undefined ? undefined : gt(customers.customerNo, after),
        before === undefined ? undefined : lt(customers.customerNo, before),
        useFactoring === undefined ? undefined : eq(customers.useFactoring, useFactoring),
        missing === undefined ? undefined : and(eq(customers.useFactoring, true), lacks(missing)),
        search ? foundBy(companyId, search) : undefined,
      ),
    )
    .orderBy(backwards ? desc(customers.customerNo) : asc(customers.customerNo))
    // One more than asked for tells whether there is a page beyond.
    .limit(limit + 1);

  const beyond = found.length > limit;
  const rows = backwards ? found.slice(0, limit).reverse() : found.slice(0, limit);
  return {
    rows,
    previous: (backwards ? beyond : after !== undefined) ? (rows[0]?.customerNo ?? null) : null,
    next: (backwards ? rows.length > 0 : beyond) ? (rows.at(-1)?.customerNo ?? null) : null,
  };
}

/** Every card, for what must look at all of them: the readiness report before activation. */
export async function listAllCards({ db, companyId }: Scope) {
  return db
    .select(cardColumns)
    .from(customers)
    .innerJoin(subledgerAccounts, subledgerOfCustomer)
    .where(eq(customers.companyId, companyId))
    .orderBy(asc(customers.customerNo));
}

/** How many customers the company has. */
export async function countCustomers({ db, companyId }: Scope): Promise<number> {
  const [row] = await db.select({ n: count() }).from(customers).where(eq(customers.companyId, companyId));
  return Number(row?.n ?? 0);
}
