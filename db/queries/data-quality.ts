import { and, asc, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import { organisationForms } from "@/lib/domain/card-suggestions";
import type { CustomerField } from "@/lib/domain/customer";
import { domainSlips } from "@/lib/domain/tidy-text";
import { foundBy } from "../card-search";
import { lacks } from "../lacking";
import { user } from "../schema/auth";
import { customers } from "../schema/customers";
import { documents } from "../schema/documents";
import { imports } from "../schema/imports";
import { subledgerAccounts } from "../schema/ledger";
import type { Scope } from "../scope";
import { amongNumbers } from "../sql";
import { cardColumns, subledgerOfCustomer } from "./customers";

/**
 * Whose cards are looked at: the customers with «Bruk Factoring», or everyone, as before an activation, when all of them are
 * about to get it.
 */
export type Population = "factoring" | "everyone";

/** How the company's factoring customers stand (M12). */
export type QualityCounts = {
  /** Customers with «Bruk Factoring», or everyone. */
  readonly total: number;
  /** Those that factoring lacks nothing of. */
  readonly ready: number;
  /** Those that the rules have not been asked about yet; the worker does within a minute. */
  readonly unassessed: number;
  /** How many cards have something to mend in a field; fields that are right on every card are not there. */
  readonly byField: Readonly<Partial<Record<CustomerField, number>>>;
};

/**
 * Count the factoring customers by what they lack. One scan of one index: cards that lack the same are one row, and those
 * rows, a few hundred at most, are added up here.
 */
export async function countDataQuality(
  { db, companyId }: Scope,
  population: Population = "factoring",
): Promise<QualityCounts> {
  const rows = await db
    .select({ lacking: customers.lacking, cards: sql<bigint>`count(*)` })
    .from(customers)
    .where(and(eq(customers.companyId, companyId), among(population)))
    .groupBy(customers.lacking);

  const counts = { total: 0, ready: 0, unassessed: 0 };
  const byField: Partial<Record<CustomerField, number>> = {};
  for (const { lacking, cards } of rows) {
    const many = Number(cards);
    counts.total += many;
    if (lacking === null) counts.unassessed += many;
    else if (lacking.length === 0) counts.ready += many;
    for (const field of new Set(lacking?.map((stored) => stored.split(":")[0] as CustomerField))) {
      byField[field] = (byField[field] ?? 0) + many;
    }
  }
  return { ...counts, byField };
}

function among(population: Population): SQL | undefined {
  return population === "factoring" ? sql`${customers.useFactoring}` : undefined;
}

export type WorkbenchFilter = {
  readonly population?: Population | undefined;
  /** Every factoring customer, those that lack anything, or those with something to mend in one field. */
  readonly show: "all" | "lacking" | CustomerField;
  /** The start of a customer or organisation number, or a part of the name. */
  readonly search?: string | undefined;
  /** The page after this customer number, or the page before it. */
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
};

/** Customers by number, a page at a time, with their whole cards; and where the neighbouring pages begin. */
export async function listWorkbench(
  { db, companyId }: Scope,
  { population = "factoring", show, search, after, before, limit = 50 }: WorkbenchFilter,
) {
  const backwards = before !== undefined;
  // The page's numbers come from the index alone; only their cards are fetched.
  const found = await db.execute<{ customer_no: number }>(sql`
    select ${customers.customerNo} from ${customers}
    where ${and(sql`${customers.companyId} = ${companyId}`, among(population))}
      ${after === undefined ? sql`` : sql`and ${customers.customerNo} > ${after}`}
      ${before === undefined ? sql`` : sql`and ${customers.customerNo} < ${before}`}
      ${show === "all" ? sql`` : sql`and ${lacks(show)}`}
      ${search ? sql`and ${foundBy(companyId, search)}` : sql``}
    order by ${customers.customerNo} ${backwards ? sql`desc` : sql`asc`} limit ${limit + 1}`);

  const beyond = found.length > limit;
  const numbers = [...found].slice(0, limit).map((row) => row.customer_no);
  const rows = await db
    .select(cardColumns)
    .from(customers)
    .innerJoin(subledgerAccounts, subledgerOfCustomer)
    .where(and(eq(customers.companyId, companyId), amongNumbers(customers.customerNo, numbers)))
    .orderBy(asc(customers.customerNo));
  return {
    rows,
    previous: (backwards ? beyond : after !== undefined) ? (rows[0]?.customerNo ?? null) : null,
    next: (backwards ? rows.length > 0 : beyond) ? (rows.at(-1)?.customerNo ?? null) : null,
  };
}

export type WorkbenchRow = Awaited<ReturnType<typeof listWorkbench>>["rows"][number];

/**
 * Customers whose cards something may be suggested for, by number: those that lack something, and those with a
 * phone number, an address or a name that only looks right. The domain has the last word.
 */
export async function listSuggestible(
  { db, companyId }: Scope,
  {
    population = "factoring",
    after,
    limit,
  }: { readonly population?: Population; readonly after: number; readonly limit: number },
) {
  const slips = `{${Object.keys(domainSlips).join(",")}}`;
  const forms = `\\s(${organisationForms.join("|")})\\.?$`;
  return db
    .select(cardColumns)
    .from(customers)
    .innerJoin(subledgerAccounts, subledgerOfCustomer)
    .where(
      and(
        eq(customers.companyId, companyId),
        among(population),
        gt(customers.customerNo, after),
        sql`(${customers.lacking} is null or ${customers.lacking} <> '{}'
          or ${customers.phone} !~ '^\\+[1-9][0-9]{6,14}$'
          or split_part(lower(${customers.email}), '@', 2) = any(${slips}::text[])
          or ${customers.isPerson} and ${subledgerAccounts.name} ~* ${forms})`,
      ),
    )
    .orderBy(asc(customers.customerNo))
    .limit(limit);
}

/** Some of the cards whose lacks nobody has asked the rules about yet (M12). */
export async function listUnassessed({ db, companyId }: Scope, limit: number) {
  return db
    .select(cardColumns)
    .from(customers)
    .innerJoin(subledgerAccounts, subledgerOfCustomer)
    .where(and(eq(customers.companyId, companyId), sql`${customers.lacking} is null`))
    .orderBy(asc(customers.customerNo))
    .limit(limit);
}

/** Customers by organisation number: which cards a line of an imported file may mean. Abroad too, as it was typed. */
export async function findByOrgNr({ db, companyId }: Scope, orgNrs: readonly string[]) {
  return db
    .select({ customerNo: customers.customerNo, orgNr: customers.orgNr })
    .from(customers)
    .where(
      and(
        eq(customers.companyId, companyId),
        sql`${customers.orgNr} in (select jsonb_array_elements_text(${JSON.stringify(orgNrs)}::text::jsonb))`,
      ),
    )
    .orderBy(desc(customers.customerNo));
}

/** The latest files of corrections that were read in, newest first. */
export async function listCardImports({ db, companyId }: Scope) {
  return db
    .select({
      id: imports.id,
      documentId: documents.id,
      filename: documents.filename,
      size: documents.size,
      importedAt: imports.importedAt,
      importedBy: sql<string>`coalesce(${user.name}, ${imports.importedBy})`,
      rowsRead: imports.rowsRead,
      rowsKept: imports.rowsKept,
    })
    .from(imports)
    .innerJoin(
      documents,
      and(eq(documents.companyId, imports.companyId), eq(documents.id, imports.documentId)),
    )
    .leftJoin(user, eq(user.id, imports.importedBy))
    .where(and(eq(imports.companyId, companyId), eq(imports.kind, "customers")))
    .orderBy(desc(imports.id))
    .limit(20);
}
