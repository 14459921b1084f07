import type { ChartAccount } from "./chart";
import type { AccountNeed } from "./factoring";
import { ok, type Result, refuse } from "./result";

/** Where one kind of event is posted, as the bookkeeper chooses it (M2). */
export type MappingChoice =
  /** An account that the chart has. */
  | { readonly accountNo: number }
  /** A ledger account to be made on the spot. */
  | { readonly newAccount: { readonly accountNo: number; readonly name: string } }
  /** A supplier's account, or one in the series for factoring companies. */
  | { readonly subledgerNo: number }
  /** A new account in the series for factoring companies. */
  | { readonly newSubledger: true }
  /** The partner as a new supplier. */
  | { readonly newSupplier: true };

/** The chosen accounts by event kind: the standard ones and those that the partner declares. */
export type MappingChoices = Readonly<Record<string, MappingChoice>>;

/** What every dedicated partner needs (M2), with the ledger account that NS 4102 suggests when a new one is made. */
export const standardNeeds = [
  { eventKind: "clearing", name: { nb: "Mellomregning", en: "Clearing" }, suggestedAccountNo: null },
  { eventKind: "bank", name: { nb: "Bank", en: "Bank" }, suggestedAccountNo: 1920 },
  { eventKind: "fee", name: { nb: "Kostnader og gebyrer", en: "Costs and fees" }, suggestedAccountNo: 7770 },
  {
    eventKind: "financing_cost",
    name: { nb: "Finansieringskostnad", en: "Financing cost" },
    suggestedAccountNo: 8159,
  },
  {
    eventKind: "interest_income",
    name: { nb: "Renteinntekter", en: "Interest income" },
    suggestedAccountNo: 8055,
  },
  {
    eventKind: "deviation",
    name: { nb: "Mellomregning avvik", en: "Deviation clearing" },
    suggestedAccountNo: 2999,
  },
] as const satisfies readonly AccountNeed[];

/** Every account that a partner needs: the standard ones, then its own. */
export function neededAccounts(declared: readonly AccountNeed[]): readonly AccountNeed[] {
  return [...standardNeeds, ...declared];
}

/** Where the search for a free number begins when a new ledger account is wanted and none is suggested. */
const firstNewClearing = 2391;

/** The number to suggest for a new ledger account: the usual one, or the first free after it. */
export function suggestNewAccountNo(
  { suggestedAccountNo }: Pick<AccountNeed, "suggestedAccountNo">,
  taken: ReadonlySet<number>,
): number {
  let accountNo = suggestedAccountNo ?? firstNewClearing;
  while (taken.has(accountNo)) accountNo += 1;
  return accountNo;
}

/** What kind of account a number is by NS 4102; null for a number outside its classes. */
export function kindOfAccountNo(accountNo: number): ChartAccount["kind"] | null {
  if (!Number.isInteger(accountNo) || accountNo < 1000 || accountNo > 8999) return null;
  if (accountNo < 2000) return "asset";
  if (accountNo < 2100) return "equity";
  if (accountNo < 3000) return "liability";
  if (accountNo < 4000) return "income";
  if (accountNo < 8000) return "expense";
  return accountNo < 8100 ? "income" : "expense";
}

/** How an account suits a kind of event: `doubtful` is warned of, `wrong` is refused. */
export type AccountFit = "good" | "doubtful" | "wrong";

/**
 * Whether an account suits what is posted to it. The clearing account is usually a debt, since the partner advances
 * money, but need not be. A bank account is an asset, or an overdraft (kassakreditt, 238x). What a partner declares
 * itself, it knows best.
 */
export function accountFit(eventKind: string, accountNo: number, kind: ChartAccount["kind"]): AccountFit {
  const only = (...kinds: ChartAccount["kind"][]): AccountFit => (kinds.includes(kind) ? "good" : "wrong");
  switch (eventKind) {
    case "clearing":
      return kind === "liability" ? "good" : "doubtful";
    case "bank":
      return accountNo >= 2380 && accountNo < 2390 ? "good" : only("asset");
    case "fee":
    case "financing_cost":
      return only("expense");
    case "interest_income":
      return only("income");
    case "deviation":
      return only("asset", "liability");
    default:
      return "good";
  }
}

/** Whether an event kind may be posted to a subledger account: money between the two, never bank, cost or income. */
export function maySubledger(eventKind: string): boolean {
  return !["bank", "fee", "financing_cost", "interest_income"].includes(eventKind);
}

/** The accounts of the books that a mapping is judged by. */
export type MappableBooks = {
  readonly accounts: readonly {
    readonly accountNo: number;
    readonly kind: ChartAccount["kind"];
    readonly active: boolean;
    readonly isControl: boolean;
  }[];
  /** The chosen subledger accounts that there are. */
  readonly subledgers: readonly {
    readonly subledgerNo: number;
    readonly kind: "customer" | "supplier" | "finance";
  }[];
};

/** Why a mapping cannot be used; `eventKind` names the field. */
export type MappingRefusal =
  | { readonly code: "mapping_incomplete"; readonly eventKind: string }
  /** Unknown, inactive, or a control account; or a customer's account. */
  | { readonly code: "account_not_usable"; readonly eventKind: string; readonly accountNo: number }
  /** Cost where money stands, or the other way round. */
  | { readonly code: "account_wrong_kind"; readonly eventKind: string; readonly accountNo: number }
  | { readonly code: "account_exists"; readonly eventKind: string; readonly accountNo: number }
  | { readonly code: "account_no_invalid"; readonly eventKind: string; readonly accountNo: number }
  | { readonly code: "subledger_not_allowed"; readonly eventKind: string };

/**
 * Decide whether a mapping can be used (M2): each needed kind once and no other, each on an account that suits it.
 * A doubtful clearing account is allowed; the form warns of it.
 */
export function decideMapping(
  needs: readonly Pick<AccountNeed, "eventKind">[],
  choices: MappingChoices,
  books: MappableBooks,
): Result<MappingChoices, MappingRefusal> {
  const kinds = needs.map(({ eventKind }) => eventKind);
  const missing = kinds.find((kind) => !Object.hasOwn(choices, kind));
  const unknown = Object.keys(choices).find((kind) => !kinds.includes(kind));
  if (missing ?? unknown) return refuse({ code: "mapping_incomplete", eventKind: missing ?? unknown ?? "" });

  const made = new Set<number>();
  for (const [eventKind, choice] of Object.entries(choices)) {
    const refusal = refusalOf(eventKind, choice, books, made);
    if (refusal) return refuse(refusal);
    if ("newAccount" in choice) made.add(choice.newAccount.accountNo);
  }
  return ok(choices);
}

function refusalOf(
  eventKind: string,
  choice: MappingChoice,
  books: MappableBooks,
  made: ReadonlySet<number>,
): MappingRefusal | null {
  if ("accountNo" in choice) {
    const { accountNo } = choice;
    const account = books.accounts.find((one) => one.accountNo === accountNo);
    if (!account?.active || account.isControl) return { code: "account_not_usable", eventKind, accountNo };
    return accountFit(eventKind, accountNo, account.kind) === "wrong"
      ? { code: "account_wrong_kind", eventKind, accountNo }
      : null;
  }
  if ("newAccount" in choice) {
    const { accountNo } = choice.newAccount;
    const kind = kindOfAccountNo(accountNo);
    if (!kind) return { code: "account_no_invalid", eventKind, accountNo };
    if (made.has(accountNo) || books.accounts.some((one) => one.accountNo === accountNo))
      return { code: "account_exists", eventKind, accountNo };
    return accountFit(eventKind, accountNo, kind) === "wrong"
      ? { code: "account_wrong_kind", eventKind, accountNo }
      : null;
  }
  if (!maySubledger(eventKind)) return { code: "subledger_not_allowed", eventKind };
  if ("subledgerNo" in choice) {
    const { subledgerNo } = choice;
    const known = books.subledgers.find((one) => one.subledgerNo === subledgerNo);
    if (!known || known.kind === "customer")
      return { code: "account_not_usable", eventKind, accountNo: subledgerNo };
  }
  return null;
}
