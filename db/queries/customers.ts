import { and, asc, count, eq, gt, ilike, or, sql } from "drizzle-orm";
import { customers } from "../schema/customers";
import { openItems, subledgerAccounts, subledgerBalances } from "../schema/ledger";
import type { Scope } from "../scope";
import { escapeLike, integers } from "../sql";

const cardColumns = {
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
  deliveryMethod: customers.deliveryMethod,
  methodBeforeFactoring: customers.methodBeforeFactoring,
  version: customers.version,
  createdAt: customers.createdAt,
  changedAt: customers.changedAt,
};

const subledgerOfCustomer = and(
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
    .where(
      and(
        eq(customers.companyId, companyId),
        sql`${customers.customerNo} = any(${integers(customerNos)}::text::int[])`,
      ),
    );
}

export type CustomerFilter = {
  readonly search?: string | undefined;
  readonly useFactoring?: boolean | undefined;
  /** Show the page after this customer number. */
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
};

/** Customers by number, a page at a time, each with its balance in øre. */
export async function listCustomers({ db, companyId }: Scope, filter: CustomerFilter = {}) {
  const { search, useFactoring, after, limit = 100 } = filter;
  return db
    .select({
      ...cardColumns,
      balanceOre: sql<bigint>`coalesce(${subledgerBalances.balanceOre}, 0)`.mapWith(BigInt),
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
        useFactoring === undefined ? undefined : eq(customers.useFactoring, useFactoring),
        search
          ? or(
              ilike(subledgerAccounts.name, `%${escapeLike(search)}%`),
              sql`${customers.customerNo}::text like ${`${escapeLike(search)}%`}`,
            )
          : undefined,
      ),
    )
    .orderBy(asc(customers.customerNo))
    .limit(limit);
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

export async function countCustomers({ db, companyId }: Scope): Promise<number> {
  const [row] = await db.select({ n: count() }).from(customers).where(eq(customers.companyId, companyId));
  return Number(row?.n ?? 0);
}

/** What a customer has not settled, oldest due first. */
export async function listOpenItems({ db, companyId }: Scope, subledgerNo: number) {
  return db
    .select()
    .from(openItems)
    .where(and(eq(openItems.companyId, companyId), eq(openItems.subledgerNo, subledgerNo), openItems.isOpen))
    .orderBy(asc(openItems.dueDate), asc(openItems.series), asc(openItems.voucherNo), asc(openItems.line));
}
