import { listPostableAccounts } from "@/db/queries/accounts";
import { getCompany } from "@/db/queries/companies";
import { findCreditableImports, findExternalNumbers, findNamedCustomers } from "@/db/queries/imports";
import { findLockDate } from "@/db/queries/vouchers";
import type { Scope } from "@/db/scope";
import { dateInNorway } from "@/lib/domain/dates";
import type { ImportCustomer, ImportFacts } from "@/lib/domain/import-decide";
import type { ReadInvoice } from "@/lib/domain/import-read";

/** What the bookkeeper has chosen for what the file does not say. */
export type ImportChoices = Pick<ImportFacts, "defaultVatCode" | "defaultAccountNo" | "paidAccountNo">;

/** Everything the invoices of a file are judged by, read once for all of them. */
export async function loadImportFacts(
  scope: Scope,
  invoices: readonly ReadInvoice[],
  choices: ImportChoices,
): Promise<ImportFacts> {
  const heads = invoices.map(({ head }) => head);
  const customers = await findNamedCustomers(scope, {
    numbers: unique(heads.flatMap(({ customerNo }) => customerNo ?? [])),
    orgNrs: unique(heads.flatMap(({ orgNr }) => orgNr ?? [])),
    names: unique(heads.flatMap(({ customerName }) => customerName?.toLowerCase() ?? [])),
  });
  const taken = await findExternalNumbers(scope, unique(invoices.map(({ invoiceNo }) => invoiceNo)));
  const creditable = await findCreditableImports(
    scope,
    unique(heads.flatMap(({ credits }) => credits ?? [])),
  );
  const accounts = await listPostableAccounts(scope);
  const { vatRegistered } = await getCompany(scope);
  return {
    ...choices,
    byNo: new Map(customers.map((customer) => [customer.customerNo, customer])),
    byOrgNr: grouped(customers, ({ orgNr }) => orgNr),
    byName: grouped(customers, ({ name }) => name.toLowerCase()),
    taken: new Map(taken.map(({ externalNumber, id }) => [externalNumber, id])),
    creditable: new Map(creditable.map(({ externalNumber, ...one }) => [externalNumber, one])),
    accountNos: new Set(accounts.map(({ accountNo }) => accountNo)),
    vatRegistered,
    lockDate: await findLockDate(scope),
    today: dateInNorway(scope.now),
  };
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

function grouped(
  customers: readonly ImportCustomer[],
  keyOf: (customer: ImportCustomer) => string | null,
): Map<string, ImportCustomer[]> {
  const groups = new Map<string, ImportCustomer[]>();
  for (const customer of customers) {
    const key = keyOf(customer);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(customer);
    else groups.set(key, [customer]);
  }
  return groups;
}
