import { listPostableAccounts } from "@/db/queries/accounts";
import { listConnections, listMappedAccounts } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import type { PostingAccount } from "@/lib/domain/direct-payment";
import type { StandardEventKind } from "@/lib/domain/factoring";

/** An account with its name, by the number that people know it by: the subledger account's where there is one. */
export type NamedAccount = PostingAccount & { readonly no: number; readonly name: string };

/** The accounts that direct payments of one agreement use; null for what is not mapped. */
export type PaymentAccounts = {
  readonly bank: NamedAccount | null;
  readonly deviation: NamedAccount | null;
  readonly clearing: NamedAccount | null;
};

/** What an agreement maps to bank, deviation and clearing (M2). */
export async function paymentAccounts(scope: Scope, connectionId: string): Promise<PaymentAccounts> {
  const mapped = await listMappedAccounts(scope, connectionId);
  const of = (kind: StandardEventKind): NamedAccount | null => {
    const found = mapped.find(({ eventKind }) => eventKind === kind);
    if (!found) return null;
    const { accountNo, subledgerNo, name } = found;
    return { accountNo, subledgerNo, no: subledgerNo ?? accountNo, name };
  };
  return { bank: of("bank"), deviation: of("deviation"), clearing: of("clearing") };
}

/** The same for every dedicated agreement that the company has or has had, by its id, as the page shows them. */
export async function listPaymentAccounts(scope: Scope): Promise<Record<string, PaymentAccounts>> {
  const connections = await listConnections(scope);
  const dedicated = connections.filter(({ kind }) => kind === "factoring_dedicated");
  const accounts: Record<string, PaymentAccounts> = {};
  for (const { id } of dedicated) accounts[id] = await paymentAccounts(scope, id);
  return accounts;
}

/** The bank accounts that money can have come to: NS 4102's 19xx, and whatever the agreement maps. */
export async function listBankAccounts(scope: Scope): Promise<NamedAccount[]> {
  const accounts = await listPostableAccounts(scope);
  return accounts
    .filter(({ accountNo, kind }) => kind === "asset" && accountNo >= 1900 && accountNo <= 1999)
    .map(({ accountNo, name }) => ({ accountNo, subledgerNo: null, no: accountNo, name }));
}

/** The bank account by its number, or null when money cannot have come there. */
export async function bankAccountOf(
  scope: Scope,
  no: number,
  mapped: NamedAccount | null,
): Promise<PostingAccount | null> {
  if (mapped?.no === no) return posted(mapped);
  const found = (await listBankAccounts(scope)).find((account) => account.no === no);
  return found ? posted(found) : null;
}

/** The account as a posting wants it. */
export function posted({ accountNo, subledgerNo }: PostingAccount): PostingAccount {
  return { accountNo, subledgerNo };
}
