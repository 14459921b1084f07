import { and, asc, count, desc, eq, gt, ilike, like, lt, or, sql } from "drizzle-orm";
import type { Ore } from "@/lib/domain/money";
import { subledgerAccounts, subledgerBalances } from "../schema/ledger";
import { suppliers } from "../schema/parties";
import type { Scope } from "../scope";
import { escapeLike } from "../sql";

const cardColumns = {
  supplierNo: suppliers.supplierNo,
  name: subledgerAccounts.name,
  orgNr: suppliers.orgNr,
  street: suppliers.street,
  street2: suppliers.street2,
  postalCode: suppliers.postalCode,
  city: suppliers.city,
  country: suppliers.country,
  phone: suppliers.phone,
  email: suppliers.email,
  bankAccount: suppliers.bankAccount,
  version: suppliers.version,
};

const subledgerOfSupplier = and(
  eq(subledgerAccounts.companyId, suppliers.companyId),
  eq(subledgerAccounts.subledgerNo, suppliers.supplierNo),
);

/** One supplier card, or null. */
export async function findSupplier({ db, companyId }: Scope, supplierNo: number) {
  const [row] = await db
    .select(cardColumns)
    .from(suppliers)
    .innerJoin(subledgerAccounts, subledgerOfSupplier)
    .where(and(eq(suppliers.companyId, companyId), eq(suppliers.supplierNo, supplierNo)));
  return row ?? null;
}

export type SupplierRow = NonNullable<Awaited<ReturnType<typeof findSupplier>>>;

export type SupplierFilter = {
  /** The start of a supplier or organisation number, or a part of the name. */
  readonly search?: string | undefined;
  /** The page after this supplier number, or the page before it. */
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
};

/** Suppliers by number, a page at a time, each with its balance in øre; and where the neighbouring pages begin. */
export async function listSuppliers(
  { db, companyId }: Scope,
  { search, after, before, limit = 50 }: SupplierFilter = {},
) {
  const backwards = before !== undefined;
  const found = await db
    .select({
      ...cardColumns,
      balanceOre: sql<Ore>`coalesce(${subledgerBalances.balanceOre}, 0)`.mapWith((ore) => BigInt(ore) as Ore),
    })
    .from(suppliers)
    .innerJoin(subledgerAccounts, subledgerOfSupplier)
    .leftJoin(
      subledgerBalances,
      and(
        eq(subledgerBalances.companyId, suppliers.companyId),
        eq(subledgerBalances.subledgerNo, suppliers.supplierNo),
      ),
    )
    .where(
      and(
        eq(suppliers.companyId, companyId),
        after === undefined ? undefined : gt(suppliers.supplierNo, after),
        before === undefined ? undefined : lt(suppliers.supplierNo, before),
        search ? matches(search) : undefined,
      ),
    )
    .orderBy(backwards ? desc(suppliers.supplierNo) : asc(suppliers.supplierNo))
    // One more than asked for tells whether there is a page beyond.
    .limit(limit + 1);

  const beyond = found.length > limit;
  const rows = backwards ? found.slice(0, limit).reverse() : found.slice(0, limit);
  return {
    rows,
    previous: (backwards ? beyond : after !== undefined) ? (rows[0]?.supplierNo ?? null) : null,
    next: (backwards ? rows.length > 0 : beyond) ? (rows.at(-1)?.supplierNo ?? null) : null,
  };
}

function matches(search: string) {
  const start = `${escapeLike(search.replace(/\s/g, ""))}%`;
  return or(
    ilike(subledgerAccounts.name, `%${escapeLike(search)}%`),
    sql`${suppliers.supplierNo}::text like ${start}`,
    like(suppliers.orgNr, start),
  );
}

/** How many suppliers the company has. */
export async function countSuppliers({ db, companyId }: Scope): Promise<number> {
  const [row] = await db.select({ n: count() }).from(suppliers).where(eq(suppliers.companyId, companyId));
  return Number(row?.n ?? 0);
}
