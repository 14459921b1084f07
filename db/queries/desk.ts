import { sql } from "drizzle-orm";
import type { PartnerKind, PartnerScope } from "@/lib/domain/actor";
import type { AgreementType, ConnectionState } from "@/lib/domain/factoring";
import { drizzleOver, type Pool } from "../client";

/** An agreement as the people of its partner see it. */
export type DeskConnection = {
  readonly companyId: number;
  readonly companyName: string;
  readonly companyOrgNr: string;
  readonly connectionId: string;
  readonly integrationName: string;
  readonly kind: PartnerKind;
  readonly state: ConnectionState;
  readonly agreementType: AgreementType;
  /** What the catalogue grants; `grantedScopes` says what a key of the kind may have of it. */
  readonly scopes: PartnerScope[];
  readonly activatedAt: Date;
  readonly lastUsedAt: Date | null;
  readonly liveKeys: number;
};

type Row = Omit<DeskConnection, "activatedAt" | "lastUsedAt"> & {
  activatedAt: string;
  lastUsedAt: string | null;
};

/**
 * The agreements of the partners that a person works for, by the company's name. It crosses companies, and is asked
 * before one is chosen; a function of the database answers for that person alone.
 */
export async function connectionsOfPerson(pool: Pool, userId: string): Promise<DeskConnection[]> {
  const rows = await drizzleOver(pool).execute<Row>(sql`
    select company_id as "companyId", company_name as "companyName", company_org_nr as "companyOrgNr",
           connection_id as "connectionId", integration_name as "integrationName", kind, state,
           agreement_type as "agreementType", scopes, activated_at as "activatedAt", last_used_at as "lastUsedAt",
           live_keys as "liveKeys"
    from connections_of_person(${userId})`);
  return rows.map(({ activatedAt, lastUsedAt, ...row }) => ({
    ...row,
    activatedAt: new Date(activatedAt),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt),
  }));
}

/** The names of the partners that a person works for; most people work for none. */
export async function partnersOfPerson(pool: Pool, userId: string): Promise<string[]> {
  const [row] = await drizzleOver(pool).execute<{ names: string[] | null }>(
    sql`select works_for_partner(${userId}) as names`,
  );
  return row?.names ?? [];
}
