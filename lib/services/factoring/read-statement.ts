import { listMappedAccounts } from "@/db/queries/connections";
import { listFinanceAccount } from "@/db/queries/finance-account";
import type { Scope } from "@/db/scope";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { getStatement } from "@/lib/contracts/partner-api/finance-account";
import { ore } from "@/lib/domain/money";
import { voucherName } from "../vouchers/voucher-view";
import { connectionOf } from "./connection-of";
import { present } from "./partner-view";

/** The clearing account («finanskonto») between two days: a credit balance is negative, money advanced (M29). */
export async function readStatement(
  scope: Scope,
  { from, to }: InputOf<typeof getStatement>,
): Promise<OutputOf<typeof getStatement>> {
  const connectionId = connectionOf(scope);
  const mapped = await listMappedAccounts(scope, connectionId);
  const clearing = present(mapped.find(({ eventKind }) => eventKind === "clearing") ?? null);

  const { openingOre, postings } = await listFinanceAccount(scope, { connectionId, clearing, from, to });

  const items = postings.map(({ series, voucherNo, amountOre, balanceOre, ...rest }) => ({
    voucherId: voucherName({ series, voucherNo }),
    ...rest,
    amount: ore(amountOre),
    balance: ore(balanceOre),
  }));
  return {
    account: { accountNo: clearing.subledgerNo ?? clearing.accountNo, name: clearing.name },
    from,
    to,
    opening: ore(openingOre),
    closing: items.at(-1)?.balance ?? ore(openingOre),
    items,
    unmatched: items.filter(({ invoiceNo }) => invoiceNo === null),
  };
}
