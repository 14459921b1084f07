import { type ActivationValues, newSubledger } from "@/lib/contracts/activation";
import { suggestedAccounts } from "@/lib/domain/factoring";
import type { AccountOption } from "./account-fields";

/** The form as it opens: the suggested accounts that the company has, and the most common kind of agreement. */
export function suggestedValues(
  integrationSlug: string,
  accounts: readonly AccountOption[],
): ActivationValues {
  const usable = (accountNo: number) =>
    accounts.some((account) => account.accountNo === accountNo) ? String(accountNo) : "";
  return {
    integrationSlug,
    agreementType: "financing",
    mapping: {
      clearing: newSubledger,
      bank: usable(suggestedAccounts.bank),
      fee: usable(suggestedAccounts.fee),
      financing_cost: usable(suggestedAccounts.financing_cost),
      interest_income: usable(suggestedAccounts.interest_income),
      deviation: usable(suggestedAccounts.deviation),
    },
  };
}
