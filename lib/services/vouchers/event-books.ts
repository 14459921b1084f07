import { listExistingAccounts } from "@/db/queries/accounts";
import { getCompany } from "@/db/queries/companies";
import { findConnection, listMappedAccounts } from "@/db/queries/connections";
import { findNamedInvoices } from "@/db/queries/partner-posting";
import type { Scope } from "@/db/scope";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { InputOf } from "@/lib/contracts/partner-api/contract";
import type { postFactoringEvents } from "@/lib/contracts/partner-api/factoring-events";
import { receivableAccountNo } from "@/lib/domain/chart";
import type { EventBooks, EventInvoice, FactoringEvent } from "@/lib/domain/factoring-event";
import { ZERO } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { connectionOf } from "../factoring/connection-of";
import { present } from "../factoring/partner-view";

/** Where rounding and input VAT go when the partner has no account of its own for them (NS 4102). */
const roundingAccountNo = 7740;
const inputVatAccountNo = 2710;

/** The agreement and the accounts that decide what events post. */
export async function eventBooks(scope: Scope, exchange: EventBooks["exchange"]): Promise<EventBooks> {
  const connectionId = connectionOf(scope);
  const connection = present(await findConnection(scope, connectionId));
  const mapped = await listMappedAccounts(scope, connectionId);
  const existing = await listExistingAccounts(scope, [roundingAccountNo, inputVatAccountNo]);
  const inChart = (accountNo: number) =>
    existing.includes(accountNo) ? { accountNo, subledgerNo: null } : null;
  return {
    agreementType: connection.agreementType,
    toleranceOre: connection.roundingToleranceOre,
    exchange,
    accounts: new Map(
      mapped.map(({ eventKind, accountNo, subledgerNo }) => [eventKind, { accountNo, subledgerNo }]),
    ),
    receivable: receivableAccountNo,
    rounding: inChart(roundingAccountNo),
    inputVat: inChart(inputVatAccountNo),
    vatRegistered: (await getCompany(scope)).vatRegistered,
  };
}

/** Find the invoices that events name: the connection's own, and no other (edge 27). */
export async function resolveEvents(
  scope: Scope,
  items: InputOf<typeof postFactoringEvents>["items"],
): Promise<
  Result<FactoringEvent[], { readonly code: "account_not_allowed"; readonly errors: readonly FieldIssue[] }>
> {
  const ids = [...new Set(items.flatMap(({ factoringInvoiceId }) => factoringInvoiceId ?? []))];
  const found = await findNamedInvoices(scope, connectionOf(scope), { numbers: [], ids });
  const byId = new Map<string, EventInvoice>(found.map((row) => [row.factoringId, row]));
  const foreign = items.flatMap(({ factoringInvoiceId }, index): FieldIssue[] =>
    factoringInvoiceId === undefined || byId.has(factoringInvoiceId)
      ? []
      : [{ pointer: `/items/${index}/factoringInvoiceId`, code: "invalid_value" }],
  );
  if (foreign.length > 0) return refuse({ code: "account_not_allowed", errors: foreign });
  return ok(
    items.map(({ kind, factoringInvoiceId, amount, fee, vatCode, through }) => ({
      kind,
      invoice: byId.get(factoringInvoiceId ?? "") ?? null,
      amount,
      fee: fee ?? ZERO,
      vatCode: vatCode ?? null,
      through,
    })),
  );
}
