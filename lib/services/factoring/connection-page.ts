import {
  type ConnectionRow,
  countByStatus,
  findConnectionPeople,
  findIntegration,
  listClientKeys,
  listMappedAccounts,
  listReplacedAccounts,
} from "@/db/queries/connections";
import { countInFlight, listInFlight } from "@/db/queries/in-flight";
import { listAccountBalances, listSubledgerBalances } from "@/db/queries/partner-posting";
import type { Scope } from "@/db/scope";
import { maySubledger } from "@/lib/domain/account-mapping";
import { grantedScopes } from "@/lib/domain/actor";
import { fateOf } from "@/lib/domain/connection";

/** All that the page of a connection shows of it; balances in øre, of the accounts where money between the two stands. */
export async function connectionPage(scope: Scope, connection: ConnectionRow) {
  const { id } = connection;
  const [integration, accounts, replaced, keys, counts, people] = await Promise.all([
    findIntegration(scope, connection.integrationSlug),
    listMappedAccounts(scope, id),
    listReplacedAccounts(scope, id),
    listClientKeys(scope, id),
    countByStatus(scope, id),
    findConnectionPeople(scope, id),
  ]);
  const standing = accounts.filter(({ eventKind }) => maySubledger(eventKind));
  const [ledger, subledger] = await Promise.all([
    listAccountBalances(
      scope,
      standing.flatMap(({ accountNo, subledgerNo }) => (subledgerNo === null ? accountNo : [])),
    ),
    listSubledgerBalances(
      scope,
      standing.flatMap(({ subledgerNo }) => subledgerNo ?? []),
    ),
  ]);
  return {
    connection: { ...connection, activatedBy: people?.activatedBy ?? "", closedBy: people?.closedBy ?? null },
    declared: integration?.accountNeeds ?? [],
    accounts,
    replaced,
    keys,
    scopes: integration ? grantedScopes(integration.kind, integration.scopes) : [],
    counts,
    balances: new Map([...ledger, ...subledger].map(({ account, balanceOre }) => [account, balanceOre])),
  };
}

/** So many invoices in flight at a time. */
const inFlightPage = 50;

/** What the partner is not done with: how many, how many of them can be taken back now or when prepared, and the first. */
export async function inFlightPageOf(scope: Scope, connectionId: string, cursor?: string) {
  const [groups, page] = await Promise.all([
    countInFlight(scope, connectionId),
    listInFlight(scope, connectionId, { after: cursor, limit: inFlightPage }),
  ]);
  const countOf = (wanted: readonly ReturnType<typeof fateOf>[]) =>
    groups.filter((group) => wanted.includes(fateOf(group))).reduce((sum, { invoices }) => sum + invoices, 0);
  return {
    inFlight: groups.reduce((sum, { invoices }) => sum + invoices, 0),
    withdrawable: countOf(["withdrawable"]),
    preparing: countOf(["withdrawn_when_ready", "must_be_retried"]),
    first: { items: page.rows, next: page.next },
  };
}
