import { listFinanceAccount } from "@/db/queries/finance-account";
import { type ClearingAccount, listClearingAccounts } from "@/db/queries/reconciliations";
import type { Scope } from "@/db/scope";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { getStatement } from "@/lib/contracts/partner-api/finance-account";
import { ore } from "@/lib/domain/money";
import { voucherName } from "../vouchers/voucher-view";
import { connectionOf } from "./connection-of";

/**
 * The clearing account («finanskonto») between two days: a credit balance is negative, money advanced (M29). An account
 * that was in use before is read by its number (edge 45); null for one that never was.
 */
export async function readStatement(
  scope: Scope,
  { from, to, account }: InputOf<typeof getStatement>,
): Promise<OutputOf<typeof getStatement> | null> {
  const connectionId = connectionOf(scope);
  const accounts = await listClearingAccounts(scope, connectionId);
  const clearing = accounts.find((one) => account === undefined || account === numberOf(one));
  if (!clearing) return null;

  const { openingOre, postings, balances } = await listFinanceAccount(scope, {
    connectionId,
    clearing,
    from,
    to,
  });

  const items = postings.map(({ series, voucherNo, amountOre, balanceOre, currencyAmount, ...rest }) => ({
    voucherId: voucherName({ series, voucherNo }),
    ...rest,
    amount: ore(amountOre),
    balance: ore(balanceOre),
    currencyAmount: ore(currencyAmount),
  }));
  return {
    account: { accountNo: numberOf(clearing), name: clearing.name },
    accounts: accounts.map((one) => ({
      accountNo: numberOf(one),
      name: one.name,
      mapped: one.mapped,
      balance: ore(one.balanceOre),
    })),
    from,
    to,
    opening: ore(openingOre),
    closing: items.at(-1)?.balance ?? ore(openingOre),
    balances: balances.map(({ currency, opening, closing, ...carried }) => ({
      currency,
      opening: ore(opening),
      closing: ore(closing),
      carriedOpening: ore(carried.openingOre),
      carriedClosing: ore(carried.closingOre),
    })),
    items,
    unmatched: items.filter(({ invoiceNo }) => invoiceNo === null),
  };
}

/** The number that an account is known by. */
function numberOf({ accountNo, subledgerNo }: ClearingAccount): number {
  return subledgerNo ?? accountNo;
}
