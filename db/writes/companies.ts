import { sql } from "drizzle-orm";
import type { Role } from "@/lib/domain/actor";
import type { ChartAccount } from "@/lib/domain/chart";
import { drizzleOver, type Pool } from "../client";
import { companyMembers } from "../schema/companies";
import { invoiceNumbers } from "../schema/invoices";
import { accounts, type SubledgerKind, subledgerSeries } from "../schema/ledger";
import type { Scope, Tx } from "../scope";

export type NewCompany = {
  slug: string;
  orgNr: string;
  name: string;
  legalForm: string;
  vatRegistered: boolean;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  phone: string;
  email: string;
  bankAccount: string;
};

/** Make the company's row and answer its id; it has no books yet, and so no scope. */
export async function insertCompany(pool: Pool, company: NewCompany): Promise<number> {
  const row = {
    slug: company.slug,
    org_nr: company.orgNr,
    name: company.name,
    legal_form: company.legalForm,
    vat_registered: company.vatRegistered,
    street: company.street,
    postal_code: company.postalCode,
    city: company.city,
    country: company.country,
    phone: company.phone,
    email: company.email,
    bank_account: company.bankAccount,
  };
  const [made] = await drizzleOver(pool).execute<{ id: number }>(
    sql`select create_company(${JSON.stringify(row)}::text::jsonb) as id`,
  );
  if (!made) throw new Error("create_company() answered no id");
  return made.id;
}

export async function insertAccounts(
  { db, companyId }: Scope<Tx>,
  chart: readonly ChartAccount[],
): Promise<void> {
  await db.insert(accounts).values(chart.map((account) => ({ companyId, ...account })));
}

/** Add accounts that the company lacks; those it has stay as they are. */
export async function addMissingAccounts(
  { db, companyId }: Scope<Tx>,
  wanted: readonly ChartAccount[],
): Promise<void> {
  await db
    .insert(accounts)
    .values(wanted.map((account) => ({ companyId, ...account })))
    .onConflictDoNothing();
}

export async function insertSubledgerSeries(
  { db, companyId }: Scope<Tx>,
  series: readonly {
    kind: SubledgerKind;
    name: string;
    firstNo: number;
    lastNo: number;
    controlAccountNo: number;
  }[],
): Promise<void> {
  await db.insert(subledgerSeries).values(series.map((one) => ({ companyId, nextNo: one.firstNo, ...one })));
}

export async function insertInvoiceNumbers({ db, companyId }: Scope<Tx>, firstNo: number): Promise<void> {
  await db.insert(invoiceNumbers).values({ companyId, firstNo, nextNo: firstNo });
}

export async function insertMember({ db, companyId }: Scope<Tx>, userId: string, role: Role): Promise<void> {
  await db.insert(companyMembers).values({ companyId, userId, role });
}
