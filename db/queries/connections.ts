import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Ore } from "@/lib/domain/money";
import { mappedAccount, mappedBalance, mappedSubledger } from "../joins";
import { user } from "../schema/auth";
import {
  clientKeys,
  connectionAccounts,
  connections,
  factoringInvoices,
  integrations,
} from "../schema/factoring";
import {
  accountBalances,
  accounts,
  subledgerAccounts,
  subledgerBalances,
  subledgerSeries,
} from "../schema/ledger";
import type { Scope } from "../scope";

const connectionColumns = {
  id: connections.id,
  name: connections.name,
  kind: connections.kind,
  state: connections.state,
  agreementType: connections.agreementType,
  activatedBy: connections.activatedBy,
  activatedAt: connections.activatedAt,
  windingDownAt: connections.windingDownAt,
  closedAt: connections.closedAt,
  closeReason: connections.closeReason,
  roundingToleranceOre: connections.roundingToleranceOre,
  currencies: connections.currencies,
  integrationId: connections.integrationId,
  integrationOrgNr: integrations.orgNr,
  integrationSlug: integrations.slug,
  /** What invoices of an alternative integration carry when the customer has no template of his own (M30). */
  brandingTemplateId: connections.brandingTemplateId,
};

/** Connections with their place in the catalogue, newest first. */
function connectionsWhere({ db, companyId }: Scope, condition?: SQL) {
  return db
    .select(connectionColumns)
    .from(connections)
    .innerJoin(integrations, eq(integrations.id, connections.integrationId))
    .where(and(eq(connections.companyId, companyId), condition))
    .orderBy(desc(connections.id));
}

const active = eq(connections.state, "active");
const isAlternative = eq(connections.kind, "factoring_alternative");

/** The company's active dedicated factoring connection: what «factoring» as delivery method means. */
export async function findActiveConnection(scope: Scope) {
  const [row] = await connectionsWhere(scope, and(active, eq(connections.kind, "factoring_dedicated")));
  return row ?? null;
}

/** The company's active alternative integration (M30), or null. There is at most one. */
export async function findActiveAlternative(scope: Scope) {
  const [row] = await connectionsWhere(scope, and(active, isAlternative));
  return row ?? null;
}

/** The latest agreement with one alternative integration that still has access: active or winding down; else null. */
export async function findAlternativeOf(scope: Scope, integrationSlug: string) {
  const live = inArray(connections.state, ["active", "winding_down"]);
  const [row] = await connectionsWhere(
    scope,
    and(isAlternative, eq(integrations.slug, integrationSlug), live),
  ).limit(1);
  return row ?? null;
}

/** One connection of the company, or null. */
export async function findConnection(scope: Scope, connectionId: string) {
  const [row] = await connectionsWhere(scope, eq(connections.id, connectionId));
  return row ?? null;
}

export type ConnectionRow = NonNullable<Awaited<ReturnType<typeof findConnection>>>;

/** All connections of the company, newest first. */
export async function listConnections(scope: Scope) {
  return connectionsWhere(scope);
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
  const current = and(
    eq(connectionAccounts.companyId, companyId),
    eq(connectionAccounts.connectionId, connectionId),
    isNull(connectionAccounts.replacedAt),
  );
  const direct = await db
    .select({
      eventKind: connectionAccounts.eventKind,
      accountNo: accounts.accountNo,
      name: accounts.name,
    })
    .from(connectionAccounts)
    .innerJoin(accounts, mappedAccount)
    .where(current);
  const subledgers = await db
    .select({
      eventKind: connectionAccounts.eventKind,
      accountNo: subledgerSeries.controlAccountNo,
      subledgerNo: subledgerAccounts.subledgerNo,
      name: subledgerAccounts.name,
      subledgerSeries: subledgerSeries.name,
    })
    .from(connectionAccounts)
    .innerJoin(subledgerAccounts, mappedSubledger)
    .innerJoin(
      subledgerSeries,
      and(
        eq(subledgerSeries.companyId, subledgerAccounts.companyId),
        eq(subledgerSeries.kind, subledgerAccounts.kind),
      ),
    )
    .where(current);

  const plain = direct.map((one) => ({ ...one, subledgerNo: null, subledgerSeries: null }));
  return [...plain, ...subledgers].sort((a, b) => a.eventKind.localeCompare(b.eventKind));
}

export type MappedAccount = Awaited<ReturnType<typeof listMappedAccounts>>[number];

/**
 * What the mapping was before (edge 45): each replaced account, who replaced it and when, newest first, with its
 * present balance in øre. `isMapped` tells that the connection still posts to it, under this kind or another.
 */
export async function listReplacedAccounts({ db, companyId }: Scope, connectionId: string) {
  const ledgerBalance = sql`(
    select sum(b.debit_ore - b.credit_ore) from ${accountBalances} b
    where b.company_id = ${connectionAccounts}.company_id and b.account_no = ${connectionAccounts}.account_no)`;
  return db
    .select({
      id: connectionAccounts.id,
      eventKind: connectionAccounts.eventKind,
      no: sql<number>`coalesce(${connectionAccounts.subledgerNo}, ${connectionAccounts.accountNo})`.mapWith(
        Number,
      ),
      name: sql<string>`coalesce(${subledgerAccounts.name}, ${accounts.name})`,
      replacedAt: sql<Date>`${connectionAccounts.replacedAt}`.mapWith(connectionAccounts.replacedAt),
      replacedBy: sql<string>`${connectionAccounts.replacedBy}`,
      balanceOre: sql<Ore>`coalesce(${subledgerBalances.balanceOre}, ${ledgerBalance}, 0)`.mapWith(
        (ore) => BigInt(ore) as Ore,
      ),
      isMapped: sql<boolean>`exists (
        select 1 from ${connectionAccounts} now
        where now.company_id = ${connectionAccounts}.company_id and now.connection_id = ${connectionAccounts}.connection_id
          and now.replaced_at is null
          and (now.account_no = ${connectionAccounts}.account_no or now.subledger_no = ${connectionAccounts}.subledger_no))`,
    })
    .from(connectionAccounts)
    .leftJoin(accounts, mappedAccount)
    .leftJoin(subledgerAccounts, mappedSubledger)
    .leftJoin(subledgerBalances, mappedBalance)
    .where(
      and(
        eq(connectionAccounts.companyId, companyId),
        eq(connectionAccounts.connectionId, connectionId),
        isNotNull(connectionAccounts.replacedAt),
      ),
    )
    .orderBy(desc(connectionAccounts.id));
}

export type ReplacedAccount = Awaited<ReturnType<typeof listReplacedAccounts>>[number];

/** A connection's client keys, newest first, without their secrets. */
export async function listClientKeys({ db, companyId }: Scope, connectionId: string) {
  return db
    .select({
      id: clientKeys.id,
      hint: clientKeys.hint,
      createdAt: clientKeys.createdAt,
      createdBy: clientKeys.createdBy,
      revokedAt: clientKeys.revokedAt,
      revokedBy: clientKeys.revokedBy,
      lastUsedAt: clientKeys.lastUsedAt,
    })
    .from(clientKeys)
    .where(and(eq(clientKeys.companyId, companyId), eq(clientKeys.connectionId, connectionId)))
    .orderBy(desc(clientKeys.id));
}

/** The names of whoever activated and closed a connection; nobody closed one that is open or closed by itself. */
export async function findConnectionPeople({ db, companyId }: Scope, connectionId: string) {
  const nameOf = (by: typeof connections.activatedBy | typeof connections.closedBy) =>
    sql`coalesce((select u.name from ${user} u where u.id = ${by}), ${by})`;
  const [row] = await db
    .select({
      activatedBy: sql<string>`${nameOf(connections.activatedBy)}`,
      closedBy: sql<string | null>`${nameOf(connections.closedBy)}`,
    })
    .from(connections)
    .where(and(eq(connections.companyId, companyId), eq(connections.id, connectionId)));
  return row ?? null;
}

/** How many invoices of a connection stand in each status; a status without any is left out. */
export async function countByStatus({ db, companyId }: Scope, connectionId: string) {
  return db
    .select({ status: factoringInvoices.status, invoices: sql<number>`count(*)::int` })
    .from(factoringInvoices)
    .where(and(eq(factoringInvoices.companyId, companyId), eq(factoringInvoices.connectionId, connectionId)))
    .groupBy(factoringInvoices.status);
}
