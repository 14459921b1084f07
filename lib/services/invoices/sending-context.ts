import { getCompany } from "@/db/queries/companies";
import { listConnections } from "@/db/queries/connections";
import { findCustomers } from "@/db/queries/customers";
import { type InvoiceRow, loadInvoices } from "@/db/queries/invoices";
import { findLegacyFactoring } from "@/db/queries/legacy";
import { findOriginals, nextInvoiceNo } from "@/db/queries/sending";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope } from "@/db/scope";
import { loadBranding } from "./choose-branding";

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
