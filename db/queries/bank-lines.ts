import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { accounts } from "../schema/ledger";
import { bankLines } from "../schema/payments";
import type { Scope } from "../scope";

const lineColumns = {
  id: bankLines.id,
  accountNo: bankLines.accountNo,
  bookedOn: bankLines.bookedOn,
  amountOre: bankLines.amountOre,
  text: bankLines.text,
  kid: bankLines.kid,
  bankReference: bankLines.bankReference,
  voucherNo: bankLines.voucherNo,
};

/** A line of a bank statement, or null. `lock` keeps two people from posting it at once. */
export async function findBankLine({ db, companyId }: Scope, id: string, { lock = false } = {}) {
  const found = db
    .select(lineColumns)
    .from(bankLines)
    .where(and(eq(bankLines.companyId, companyId), eq(bankLines.id, id)));
  const [row] = await (lock ? found.for("update") : found);
  return row ?? null;
}

export type BankLineRow = NonNullable<Awaited<ReturnType<typeof findBankLine>>>;

/** The place of a line in the list: its day and id. */
export type BankLinePlace = { readonly bookedOn: string; readonly id: string };

/** Money that came in and is not posted, newest first, a page at a time; `after` is the last line seen. */
export async function listUnpostedLines(
  { db, companyId }: Scope,
  { after, limit }: { readonly after?: BankLinePlace | undefined; readonly limit: number },
) {
  return db
    .select({ ...lineColumns, accountName: accounts.name })
    .from(bankLines)
    .innerJoin(
      accounts,
      and(eq(accounts.companyId, bankLines.companyId), eq(accounts.accountNo, bankLines.accountNo)),
    )
    .where(
      and(
        eq(bankLines.companyId, companyId),
        isNull(bankLines.voucherNo),
        sql`${bankLines.amountOre} > 0`,
        after
          ? sql`(${bankLines.bookedOn}, ${bankLines.id}) < (${after.bookedOn}::date, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(bankLines.bookedOn), desc(bankLines.id))
    .limit(limit);
}
