import { getCompany } from "@/db/queries/companies";
import { listConnections } from "@/db/queries/connections";
import { findCustomers } from "@/db/queries/customers";
import { type InvoiceRow, loadInvoices } from "@/db/queries/invoices";
import { findLegacyFactoring } from "@/db/queries/legacy";
import { findOriginals, nextInvoiceNo, type OriginalRow } from "@/db/queries/sending";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope } from "@/db/scope";
import type { OpenAmount } from "@/lib/domain/document-currency";
import { loadBranding } from "./choose-branding";

/** What is left of an invoice, in the books and in its own currency; the same twice for kroner. */
export function openAmountOf({
  remainingOre,
  currencyRemaining,
}: Pick<OriginalRow, "remainingOre" | "currencyRemaining">): OpenAmount {
  return { ore: remainingOre, amount: currencyRemaining ?? remainingOre };
}

/** What is left when some of it is taken in the currency: both reach zero at once. */
export function lessCredited(left: OpenAmount, amount: bigint, creditOre: bigint): OpenAmount {
  const taken = amount < left.amount ? creditOre : left.ore;
  return { ore: left.ore - taken, amount: left.amount - (amount < left.amount ? amount : left.amount) };
}

/** All that sending looks at, read once for the whole batch. `lock` for sending; looking beforehand needs none. */
export async function loadSendingContext(tx: Scope, invoiceIds: readonly string[], { lock = false } = {}) {
  const drafts = await loadInvoices(tx, [...new Set(invoiceIds)], { lock });
  const customerNos = [...new Set(drafts.map((draft) => draft.customerNo))];
  const originalIds = [...new Set(drafts.flatMap((draft) => draft.originalInvoiceId ?? []))];

  const customers = await findCustomers(tx, customerNos);
  const connections = await listConnections(tx);
  const originals = await findOriginals(tx, originalIds);
  return {
    drafts,
    customerOf: new Map(customers.map((customer) => [customer.customerNo, customer])),
    originalOf: new Map(originals.map((original) => [original.id, original])),
    /** What is left of each original; what is sent in the batch takes from it. */
    leftOf: new Map(originals.map((original) => [original.id, openAmountOf(original)])),
    company: await getCompany(tx),
    branding: await loadBranding(tx),
    /** The one that new invoices go to. */
    connection:
      connections.find(({ state, kind }) => state === "active" && kind === "factoring_dedicated") ?? null,
    connectionOf: new Map(connections.map((connection) => [connection.id, connection])),
    legacy: await findLegacyFactoring(tx),
    lockDate: await findLockDate(tx),
    firstNumber: await nextInvoiceNo(tx),
  };
}

export type SendingContext = Awaited<ReturnType<typeof loadSendingContext>>;

export type LoadedDraft = InvoiceRow;
