import type { IsoDate } from "@/lib/domain/dates";
import type { Ore } from "@/lib/domain/money";
import { creditLimits } from "../schema/claims";
import type { Scope, Tx } from "../scope";

export type NewCreditLimit = {
  readonly connectionId: string;
  readonly customerNo: number;
  readonly limitOre: Ore;
  readonly usedOre: Ore;
  readonly validTo: IsoDate | null;
};

/** Put down what a factoring company says of a debtor; what it said before stays, and holds no longer. */
export async function insertCreditLimit(
  { db, companyId, now }: Scope<Tx>,
  limit: NewCreditLimit,
): Promise<void> {
  await db.insert(creditLimits).values({ companyId, reportedAt: now, ...limit });
}
