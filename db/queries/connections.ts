import { and, asc, desc, eq, sql } from "drizzle-orm";
import { user } from "../schema/auth";
import {
  clientKeys,
  connectionAccounts,
  connections,
  factoringInvoices,
  integrations,
} from "../schema/factoring";
import { accounts, subledgerAccounts, subledgerSeries } from "../schema/ledger";
import type { Scope } from "../scope";

const connectionColumns = {
  id: connections.id,
  name: connections.name,
  kind: connections.kind,
  state: connections.state,
  agreementType: connections.agreementType,
  activatedBy: connections.activatedBy,
  activatedAt: connections.activatedAt,
  integrationId: connections.integrationId,
  integrationOrgNr: integrations.orgNr,
  integrationSlug: integrations.slug,
};

/** The company's active dedicated factoring connection: what «factoring» as delivery method means. */
export async function findActiveConnection({ db, companyId }: Scope) {
  const [row] = await db
    .select(connectionColumns)
    .from(connections)
    .innerJoin(integrations, eq(integrations.id, connections.integrationId))
    .where(
      and(
        eq(connections.companyId, companyId),
        eq(connections.state, "active"),
        eq(connections.kind, "factoring_dedicated"),
      ),
    );
  return row ?? null;
}

/** One connection of the company, or null. */
export async function findConnection({ db, companyId }: Scope, connectionId: string) {
  const [row] = await db
    .select(connectionColumns)
    .from(connections)
    .innerJoin(integrations, eq(integrations.id, connections.integrationId))
    .where(and(eq(connections.companyId, companyId), eq(connections.id, connectionId)));
  return row ?? null;
}

export type ConnectionRow = NonNullable<Awaited<ReturnType<typeof findConnection>>>;

/** All connections of the company, newest first. */
export async function listConnections({ db, companyId }: Scope) {
  return db
    .select(connectionColumns)
    .from(connections)
    .innerJoin(integrations, eq(integrations.id, connections.integrationId))
    .where(eq(connections.companyId, companyId))
    .orderBy(desc(connections.id));
}

/** The catalogue (M1): the same for every company. */
export async function listIntegrations({ db }: Scope) {
  return db.select().from(integrations).orderBy(asc(integrations.name));
}

export async function findIntegration({ db }: Scope, slug: string) {
  const [row] = await db.select().from(integrations).where(eq(integrations.slug, slug));
  return row ?? null;
}

/**
 * The account mapping (M2): for each kind of event the ledger account, and the subledger account under it
 * when the bookkeeper chose one. `accountNo` is always the ledger account that is posted to.
 */
export async function listMappedAccounts({ db, companyId }: Scope, connectionId: string) {
  const direct = await db
    .select({
      eventKind: connectionAccounts.eventKind,
      accountNo: accounts.accountNo,
      name: accounts.name,
    })
    .from(connectionAccounts)
    .innerJoin(
      accounts,
      and(
        eq(accounts.companyId, connectionAccounts.companyId),
        eq(accounts.accountNo, connectionAccounts.accountNo),
      ),
    )
    .where(
      and(eq(connectionAccounts.companyId, companyId), eq(connectionAccounts.connectionId, connectionId)),
    );
  const subledgers = await db
    .select({
      eventKind: connectionAccounts.eventKind,
      accountNo: subledgerSeries.controlAccountNo,
      subledgerNo: subledgerAccounts.subledgerNo,
      name: subledgerAccounts.name,
      subledgerSeries: subledgerSeries.name,
    })
    .from(connectionAccounts)
    .innerJoin(
      subledgerAccounts,
      and(
        eq(subledgerAccounts.companyId, connectionAccounts.companyId),
        eq(subledgerAccounts.subledgerNo, connectionAccounts.subledgerNo),
      ),
    )
    .innerJoin(
      subledgerSeries,
      and(
        eq(subledgerSeries.companyId, subledgerAccounts.companyId),
        eq(subledgerSeries.kind, subledgerAccounts.kind),
      ),
    )
    .where(
      and(eq(connectionAccounts.companyId, companyId), eq(connectionAccounts.connectionId, connectionId)),
    );

  const plain = direct.map((one) => ({ ...one, subledgerNo: null, subledgerSeries: null }));
  return [...plain, ...subledgers].sort((a, b) => a.eventKind.localeCompare(b.eventKind));
}

export type MappedAccount = Awaited<ReturnType<typeof listMappedAccounts>>[number];

/** A connection's client keys, newest first, without their secrets. */
export async function listClientKeys({ db, companyId }: Scope, connectionId: string) {
  return db
    .select({
      id: clientKeys.id,
      hint: clientKeys.hint,
      createdAt: clientKeys.createdAt,
      revokedAt: clientKeys.revokedAt,
      lastUsedAt: clientKeys.lastUsedAt,
    })
    .from(clientKeys)
    .where(and(eq(clientKeys.companyId, companyId), eq(clientKeys.connectionId, connectionId)))
    .orderBy(desc(clientKeys.id));
}

/** The name of whoever activated a connection: a person's, or the system's own word for itself. */
export async function findActivator({ db, companyId }: Scope, connectionId: string): Promise<string> {
  const [row] = await db
    .select({ by: connections.activatedBy, name: user.name })
    .from(connections)
    .leftJoin(user, eq(user.id, connections.activatedBy))
    .where(and(eq(connections.companyId, companyId), eq(connections.id, connectionId)));
  return row?.name ?? row?.by ?? "";
}

/** How many invoices of a connection stand in each status; a status without any is left out. */
export async function countByStatus({ db, companyId }: Scope, connectionId: string) {
  return db
    .select({ status: factoringInvoices.status, invoices: sql<number>`count(*)::int` })
    .from(factoringInvoices)
    .where(and(eq(factoringInvoices.companyId, companyId), eq(factoringInvoices.connectionId, connectionId)))
    .groupBy(factoringInvoices.status);
}
