import { and, asc, eq, ilike, like, or, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";
import { customers } from "../schema/customers";
import { type SubledgerKind, subledgerAccounts } from "../schema/ledger";
import { suppliers } from "../schema/parties";
import type { Scope } from "../scope";
import { escapeLike } from "../sql";

/** One number that a party has in the books. */
export type PartyNumber = { readonly kind: SubledgerKind; readonly no: number };

export type ContactFilter = {
  readonly kind?: SubledgerKind | undefined;
  /** Part of a name or e-mail address, or the start of a number, org.nr or phone number. */
  readonly search?: string | undefined;
};

const orgNr = sql<string | null>`coalesce(${customers.orgNr}, ${suppliers.orgNr})`;
const country = sql<string | null>`coalesce(${customers.country}, ${suppliers.country})`;

/**
 * The address book: customers, suppliers and factoring companies by name, a page at a time. Those with one organisation
 * number are one party with all its numbers; it stands where the first of them that the filter finds stands.
 */
export async function listContacts(
  scope: Scope,
  { kind, search, cursor, limit }: ContactFilter & { cursor?: string | undefined; limit: number },
) {
  const { db, companyId } = scope;
  const found = await db
    .select({
      no: subledgerAccounts.subledgerNo,
      kind: subledgerAccounts.kind,
      name: subledgerAccounts.name,
      orgNr,
      country,
      city: sql<string | null>`coalesce(${customers.city}, ${suppliers.city})`,
      phone: sql<string | null>`coalesce(${customers.phone}, ${suppliers.phone})`,
      email: sql<string | null>`coalesce(${customers.email}, ${suppliers.email})`,
    })
    .from(subledgerAccounts)
    .leftJoin(customers, ofAccount(subledgerAccounts, customers, customers.customerNo))
    .leftJoin(suppliers, ofAccount(subledgerAccounts, suppliers, suppliers.supplierNo))
    .where(
      and(
        eq(subledgerAccounts.companyId, companyId),
        kind && eq(subledgerAccounts.kind, kind),
        after(cursor),
        search ? matches(search, subledgerAccounts, [customers, suppliers]) : undefined,
        kind === "supplier" ? undefined : sql`not exists ${earlierCustomer(scope, search)}`,
        kind === "customer" ? undefined : sql`not exists ${earlierSupplier(scope, search)}`,
      ),
    )
    .orderBy(asc(subledgerAccounts.name), asc(subledgerAccounts.subledgerNo))
    .limit(limit + 1);

  const page = found.slice(0, limit);
  const numbers = await listNumbers(
    scope,
    page.flatMap((row) => row.orgNr ?? []),
  );
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({ ...row, numbers: numbersOf(row, numbers) })),
    next: found.length > limit && last ? `${last.no}:${last.name}` : null,
  };
}

export type ContactRow = Awaited<ReturnType<typeof listContacts>>["rows"][number];

/** The columns that the conditions below look at, of a table or of an alias of it. */
type Accounts = Readonly<Record<"companyId" | "subledgerNo" | "name", AnyPgColumn>>;
type Cards = Readonly<Record<"companyId" | "orgNr" | "email" | "phone", AnyPgColumn>>;

function ofAccount(accounts: Accounts, cards: Pick<Cards, "companyId">, no: AnyPgColumn) {
  return and(eq(cards.companyId, accounts.companyId), eq(no, accounts.subledgerNo));
}

const account2 = alias(subledgerAccounts, "sibling_account");
const customer2 = alias(customers, "sibling_customer");
const supplier2 = alias(suppliers, "sibling_supplier");

/** A customer of the same organisation that comes before, and that the search finds too. */
function earlierCustomer({ db, companyId }: Scope, search: string | undefined) {
  return db
    .select({ one: sql`1` })
    .from(customer2)
    .innerJoin(account2, ofAccount(account2, customer2, customer2.customerNo))
    .where(
      and(
        eq(customer2.companyId, companyId),
        sql`${customer2.orgNr} = ${orgNr} and ${customer2.country} = ${country}`,
        sql`${customer2.customerNo} < ${subledgerAccounts.subledgerNo}`,
        search ? matches(search, account2, [customer2]) : undefined,
      ),
    );
}

/** The same among suppliers. */
function earlierSupplier({ db, companyId }: Scope, search: string | undefined) {
  return db
    .select({ one: sql`1` })
    .from(supplier2)
    .innerJoin(account2, ofAccount(account2, supplier2, supplier2.supplierNo))
    .where(
      and(
        eq(supplier2.companyId, companyId),
        sql`${supplier2.orgNr} = ${orgNr} and ${supplier2.country} = ${country}`,
        sql`${supplier2.supplierNo} < ${subledgerAccounts.subledgerNo}`,
        search ? matches(search, account2, [supplier2]) : undefined,
      ),
    );
}

function matches(search: string, accounts: Accounts, cards: readonly Cards[]) {
  const text = `%${escapeLike(search)}%`;
  const compact = escapeLike(search.replace(/[\s.-]/g, ""));
  const digits = search.replace(/[\s().-]/g, "");
  return or(
    ilike(accounts.name, text),
    sql`${accounts.subledgerNo}::text like ${`${compact}%`}`,
    ...cards.flatMap((card) => [
      like(card.orgNr, `${compact}%`),
      ilike(card.email, text),
      /^\+?\d{4,}$/.test(digits) ? like(card.phone, `%${digits}%`) : undefined,
    ]),
  );
}

/** Every number of the organisations on a page. */
async function listNumbers({ db, companyId }: Scope, orgNrs: readonly string[]) {
  if (orgNrs.length === 0) return [];
  const rows = await db.execute(sql`
    select kind, no, org_nr, country from (
      select 'customer' as kind, customer_no as no, org_nr, country from customers
        where company_id = ${companyId} and org_nr = any((select ${sql.param([...orgNrs])}::text[])::text[])
      union all
      select 'supplier', supplier_no, org_nr, country from suppliers
        where company_id = ${companyId} and org_nr = any((select ${sql.param([...orgNrs])}::text[])::text[])
    ) numbers order by no`);
  return rows.map((row) => ({
    kind: row.kind as SubledgerKind,
    no: Number(row.no),
    orgNr: String(row.org_nr),
    country: String(row.country),
  }));
}

function numbersOf(
  row: { kind: SubledgerKind; no: number; orgNr: string | null; country: string | null },
  numbers: Awaited<ReturnType<typeof listNumbers>>,
): PartyNumber[] {
  if (row.orgNr === null) return [{ kind: row.kind, no: row.no }];
  return numbers
    .filter((one) => one.orgNr === row.orgNr && one.country === row.country)
    .map(({ kind, no }) => ({ kind, no }));
}

/** Names may hold anything, so the number stands first. */
function after(cursor: string | undefined): SQL | undefined {
  const [, no, name] = /^(\d{1,9}):(.*)$/s.exec(cursor ?? "") ?? [];
  if (no === undefined || name === undefined) return undefined;
  return sql`(${subledgerAccounts.name}, ${subledgerAccounts.subledgerNo}) > (${name}::text, ${no}::text::int)`;
}
