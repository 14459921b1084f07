import { and, eq, sql } from "drizzle-orm";
import type { SupplierCard } from "@/lib/domain/supplier";
import { subledgerAccounts } from "../schema/ledger";
import { suppliers } from "../schema/parties";
import type { Scope, Tx } from "../scope";
import { takeSubledgerNo } from "./customers";

/** Open an account in the supplier series and file the card under its number; null when the series is full. */
export async function insertSupplier(scope: Scope<Tx>, card: SupplierCard): Promise<number | null> {
  const { db, companyId } = scope;
  const supplierNo = await takeSubledgerNo(scope, "supplier");
  if (supplierNo === null) return null;
  const { name, ...columns } = card;

  await db.insert(subledgerAccounts).values({ companyId, subledgerNo: supplierNo, kind: "supplier", name });
  await db.insert(suppliers).values({ companyId, supplierNo, ...columns });
  return supplierNo;
}

/**
 * Change a card that is still as the user saw it. Answers false when somebody changed it meanwhile.
 *
 * @param version the version that the change was based on
 */
export async function updateSupplier(
  { db, companyId, now }: Scope<Tx>,
  supplierNo: number,
  version: number,
  card: SupplierCard,
): Promise<boolean> {
  const { name, ...columns } = card;
  const changed = await db
    .update(suppliers)
    .set({ ...columns, version: sql`${suppliers.version} + 1`, changedAt: now })
    .where(
      and(
        eq(suppliers.companyId, companyId),
        eq(suppliers.supplierNo, supplierNo),
        eq(suppliers.version, version),
      ),
    )
    .returning({ supplierNo: suppliers.supplierNo });
  if (changed.length === 0) return false;

  await db
    .update(subledgerAccounts)
    .set({ name })
    .where(and(eq(subledgerAccounts.companyId, companyId), eq(subledgerAccounts.subledgerNo, supplierNo)));
  return true;
}
