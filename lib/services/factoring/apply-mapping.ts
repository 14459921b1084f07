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
import type { SeriesFull } from "@/lib/domain/chart";
import type { AccountNeed } from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";

type MappedPartner = {
  readonly name: string;
  readonly orgNr: string;
  /** What it needs beside the standard accounts. */
  readonly accountNeeds: readonly AccountNeed[];
};

/** Judge a mapping by the books as they stand (M2). */
export async function judgeMapping(scope: Scope, partner: MappedPartner, choices: MappingChoices) {
  const subledgerNos = Object.values(choices).flatMap((choice) =>
    "subledgerNo" in choice ? [choice.subledgerNo] : [],
  );
  return decideMapping(neededAccounts(partner.accountNeeds), choices, {
    accounts: await listAccounts(scope),
    subledgers: await findSubledgerAccounts(scope, subledgerNos),
  });
}

/** Make the accounts that a judged mapping asks for, and answer the mapping with every account in place. */
export async function makeAccounts(
  tx: Scope<Tx>,
  partner: MappedPartner,
  choices: MappingChoices,
): Promise<Result<Record<string, AccountChoice>, SeriesFull>> {
  const mapped: Record<string, AccountChoice> = {};
  for (const [eventKind, choice] of Object.entries(choices)) {
    const made = await makeAccount(tx, partner, eventKind, choice);
    if (!made) return refuse({ code: "series_full", kind: "newSupplier" in choice ? "supplier" : "finance" });
    mapped[eventKind] = made;
  }
  return ok(mapped);
}

/** Null when the series of the new account is full. */
async function makeAccount(
  tx: Scope<Tx>,
  partner: MappedPartner,
  eventKind: string,
  choice: MappingChoice,
): Promise<AccountChoice | null> {
  if ("newAccount" in choice) {
    await insertLedgerAccount(tx, choice.newAccount);
    return { accountNo: choice.newAccount.accountNo };
  }
  if (!("newSubledger" in choice || "newSupplier" in choice)) return choice;

  const name = nameFor(partner, eventKind);
  const subledgerNo =
    "newSupplier" in choice
      ? await insertPartnerSupplier(tx, { name, orgNr: partner.orgNr })
      : await insertFinanceAccount(tx, name);
  return subledgerNo === null ? null : { subledgerNo };
}

/** The clearing account bears the partner's name; its further accounts tell themselves apart. Books speak Norwegian. */
function nameFor({ name, accountNeeds }: MappedPartner, eventKind: string): string {
  const need = neededAccounts(accountNeeds).find((one) => one.eventKind === eventKind);
  return eventKind === "clearing" || !need ? name : `${name} – ${need.name.nb}`;
}
