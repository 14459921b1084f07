import { getCompany } from "@/db/queries/companies";
import { findConnection, listMappedAccounts } from "@/db/queries/connections";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope } from "@/db/scope";
import type { getConnection } from "@/lib/contracts/partner-api/connection";
import type { OutputOf } from "@/lib/contracts/partner-api/contract";
import { connectionOf } from "./connection-of";
import { present } from "./partner-view";

/** The agreement as its partner sees it: whose books, what the token may do, where to post (M2). */
export async function readConnection(scope: Scope): Promise<OutputOf<typeof getConnection>> {
  const connectionId = connectionOf(scope);
  const connection = present(await findConnection(scope, connectionId));
  const company = await getCompany(scope);
  const accounts = await listMappedAccounts(scope, connectionId);

  return {
    company: { orgNr: company.orgNr, name: company.name },
    integration: connection.name,
    state: connection.state,
    agreementType: connection.agreementType,
    acceptsNewInvoices: connection.state === "active",
    currencies: connection.currencies,
    scopes: scope.actor.kind === "partner" ? [...scope.actor.scopes] : [],
    accounts: accounts.map(({ eventKind, accountNo, subledgerNo, name, subledgerSeries }) => ({
      eventKind,
      accountNo: subledgerNo ?? accountNo,
      name,
      subledgerSeries,
    })),
    lockDate: await findLockDate(scope),
  };
}
