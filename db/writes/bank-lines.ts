import { and, eq, isNull } from "drizzle-orm";
import type { BankLine } from "@/lib/domain/bank-line";
import type { VoucherRef } from "@/lib/domain/voucher";
import { bankLines } from "../schema/payments";
import type { Scope, Tx } from "../scope";

export type NewBankLine = Omit<BankLine, "reference"> & { readonly bankReference: string };

/** Keep the lines of a statement on a bank account; answers how many were not there already. */
export async function insertBankLines(
  { db, companyId, now }: Scope<Tx>,
  accountNo: number,
  lines: readonly NewBankLine[],
): Promise<number> {
  let made = 0;
  // A statement can hold more lines than a statement of SQL holds parameters.
  for (let start = 0; start < lines.length; start += 1000) {
    const inserted = await db
      .insert(bankLines)
      .values(
        lines.slice(start, start + 1000).map((line) => ({ companyId, accountNo, createdAt: now, ...line })),
      )
      .onConflictDoNothing()
      .returning({ id: bankLines.id });
    made += inserted.length;
  }
  return made;
}

/** The voucher that posts a line. Answers false when another has posted it meanwhile. */
export async function postBankLine(
  { db, companyId }: Scope<Tx>,
  id: string,
  { series, voucherNo }: VoucherRef,
): Promise<boolean> {
  const posted = await db
    .update(bankLines)
    .set({ voucherSeries: series, voucherNo })
    .where(and(eq(bankLines.companyId, companyId), eq(bankLines.id, id), isNull(bankLines.voucherNo)))
    .returning({ id: bankLines.id });
  return posted.length > 0;
}

/** The voucher that posted a line was reversed: the line waits again. */
export async function reopenBankLine({ db, companyId }: Scope<Tx>, id: string): Promise<void> {
  await db
    .update(bankLines)
    .set({ voucherSeries: null, voucherNo: null })
    .where(and(eq(bankLines.companyId, companyId), eq(bankLines.id, id)));
}
