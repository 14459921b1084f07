import {
  findSubledgerSeries,
  listAccounts,
  listPostableAccounts,
  listSubledgerAccounts,
} from "@/db/queries/accounts";
import type { Scope } from "@/db/scope";
import { neededAccounts, suggestNewAccountNo } from "@/lib/domain/account-mapping";
import type { AccountNeed } from "@/lib/domain/factoring";

/** How many accounts of a series a form offers by name; a supplier beyond them is chosen by number. */
const offered = 200;

/** What a mapping can be chosen from (M2): the chart, both series, and a free number for each account that may be made. */
export async function mappingBooks(scope: Scope, declared: readonly AccountNeed[]) {
  const [chart, postable, finance, supplier, financeAccounts, supplierAccounts] = await Promise.all([
    listAccounts(scope),
    listPostableAccounts(scope),
    findSubledgerSeries(scope, "finance"),
    findSubledgerSeries(scope, "supplier"),
    listSubledgerAccounts(scope, "finance", offered),
    listSubledgerAccounts(scope, "supplier", offered),
  ]);
  const taken = new Set(chart.map(({ accountNo }) => accountNo));
  return {
    needs: neededAccounts(declared).map((need) => {
      const newAccountNo = suggestNewAccountNo(need, taken);
      taken.add(newAccountNo);
      return { ...need, newAccountNo };
    }),
    accounts: postable,
    finance: { series: finance.name, nextNo: finance.nextNo, accounts: financeAccounts },
    supplier: { series: supplier.name, nextNo: supplier.nextNo, accounts: supplierAccounts },
  };
}

export type MappingBooks = Awaited<ReturnType<typeof mappingBooks>>;
