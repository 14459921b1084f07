import { kindOfAccountNo } from "@/lib/domain/account-mapping";
import { accounts, subledgerAccounts } from "../schema/ledger";
import { suppliers } from "../schema/parties";
import type { Scope, Tx } from "../scope";
import { takeSubledgerNo } from "./customers";

/**
 * Add an account to the chart, its kind by NS 4102 (M2).
 *
 * @throws RangeError for a number outside the classes; the domain refuses it first
 */
export async function insertLedgerAccount(
  { db, companyId }: Scope<Tx>,
  { accountNo, name }: { readonly accountNo: number; readonly name: string },
): Promise<void> {
  const kind = kindOfAccountNo(accountNo);
  if (!kind) throw new RangeError(`no account kind for ${accountNo}`);
  await db.insert(accounts).values({ companyId, accountNo, name, kind });
}

/** Open an account in the series for factoring companies: one that reconciles by itself (M2). Null when it is full. */
export async function insertFinanceAccount(scope: Scope<Tx>, name: string): Promise<number | null> {
  const { db, companyId } = scope;
  const subledgerNo = await takeSubledgerNo(scope, "finance");
  if (subledgerNo === null) return null;
  await db.insert(subledgerAccounts).values({ companyId, subledgerNo, kind: "finance", name });
  return subledgerNo;
}

/** File the partner as a supplier in the existing series, card and account (M2). Answers its number; null when it is full. */
export async function insertPartnerSupplier(
  scope: Scope<Tx>,
  { name, orgNr }: { readonly name: string; readonly orgNr: string },
): Promise<number | null> {
  const { db, companyId } = scope;
  const supplierNo = await takeSubledgerNo(scope, "supplier");
  if (supplierNo === null) return null;
  await db.insert(subledgerAccounts).values({ companyId, subledgerNo: supplierNo, kind: "supplier", name });
  await db.insert(suppliers).values({ companyId, supplierNo, orgNr });
  return supplierNo;
}
