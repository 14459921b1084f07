import { eq, sql } from "drizzle-orm";
import type { Role } from "@/lib/domain/actor";
import { drizzleOver, type Pool } from "../client";
import { companies } from "../schema/companies";
import type { Scope } from "../scope";

export type Membership = { id: number; slug: string; name: string; orgNr: string; role: Role };

/** The companies a user may enter, by name. Asked before a company is chosen, so it takes the pool and not a scope. */
export async function companiesOfUser(pool: Pool, userId: string): Promise<Membership[]> {
  const rows = await drizzleOver(pool).execute<Membership>(
    sql`select id, slug, name, org_nr as "orgNr", role from companies_of_user(${userId})`,
  );
  return [...rows];
}

/** The scope's own company. */
export async function getCompany({ db, companyId }: Scope) {
  const [company] = await db.select().from(companies).where(eq(companies.id, companyId));
  if (!company) throw new Error(`company ${companyId} is gone`);
  return company;
}

export type Company = Awaited<ReturnType<typeof getCompany>>;
