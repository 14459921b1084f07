import { findSubledgerAccounts, listAccounts } from "@/db/queries/accounts";
import type { Scope, Tx } from "@/db/scope";
import type { AccountChoice } from "@/db/writes/connections";
import {
  insertFinanceAccount,
  insertLedgerAccount,
  insertPartnerSupplier,
} from "@/db/writes/mapped-accounts";
import {
  decideMapping,
  type MappingChoice,
  type MappingChoices,
  neededAccounts,
} from "@/lib/domain/account-mapping";
import type { AccountNeed } from "@/lib/domain/factoring";

type MappedPartner = {
  readonly name: string;
  readonly orgNr: string;
  /** What it needs beside the standard accounts. */
  readonly accountNeeds: readonly AccountNeed[];
};

/** Judge a mapping by the books as they stand (M2). */
export async function judgeMapping(tx: Scope<Tx>, partner: MappedPartner, choices: MappingChoices) {
  const subledgerNos = Object.values(choices).flatMap((choice) =>
    "subledgerNo" in choice ? [choice.subledgerNo] : [],
  );
  return decideMapping(neededAccounts(partner.accountNeeds), choices, {
    accounts: await listAccounts(tx),
    subledgers: await findSubledgerAccounts(tx, subledgerNos),
  });
}

/** Make the accounts that a judged mapping asks for, and answer the mapping with every account in place. */
export async function makeAccounts(
  tx: Scope<Tx>,
  partner: MappedPartner,
  choices: MappingChoices,
): Promise<Record<string, AccountChoice>> {
  const mapped: Record<string, AccountChoice> = {};
  for (const [eventKind, choice] of Object.entries(choices)) {
    mapped[eventKind] = await makeAccount(tx, partner, eventKind, choice);
  }
  return mapped;
}

async function makeAccount(
  tx: Scope<Tx>,
  partner: MappedPartner,
  eventKind: string,
  choice: MappingChoice,
): Promise<AccountChoice> {
  if ("newAccount" in choice) {
    await insertLedgerAccount(tx, choice.newAccount);
    return { accountNo: choice.newAccount.accountNo };
  }
  if ("newSubledger" in choice)
    return { subledgerNo: await insertFinanceAccount(tx, nameFor(partner, eventKind)) };
  if ("newSupplier" in choice) {
    const name = nameFor(partner, eventKind);
    return { subledgerNo: await insertPartnerSupplier(tx, { name, orgNr: partner.orgNr }) };
  }
  return choice;
}

/** The clearing account bears the partner's name; its further accounts tell themselves apart. Books speak Norwegian. */
function nameFor({ name, accountNeeds }: MappedPartner, eventKind: string): string {
  const need = neededAccounts(accountNeeds).find((one) => one.eventKind === eventKind);
  return eventKind === "clearing" || !need ? name : `${name} – ${need.name.nb}`;
}
