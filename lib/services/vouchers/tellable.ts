import { listAccountBalances, listSubledgerBalances } from "@/db/queries/partner-posting";
import type { Scope } from "@/db/scope";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import { ok, type Result, refuse } from "@/lib/domain/result";

/** The books could not be told of any more. */
export type Untellable = { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] };

const largest = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Whether JSON's integers (2^53 − 1 øre) hold the balances that a posting leaves: of an account beyond them no answer
 * could tell, the statement neither. `pointer` names what would have made it so.
 */
export function tellable(balances: readonly bigint[], pointer: string): Result<null, Untellable> {
  if (balances.every((balance) => balance <= largest && balance >= -largest)) return ok(null);
  const errors = [{ pointer, code: "too_big" as const, facts: { maximum: Number.MAX_SAFE_INTEGER } }];
  return refuse({ code: "validation_failed", errors });
}

type Line = { readonly account?: number | undefined; readonly customerNo?: number | undefined };

/** What the accounts of lines, as a partner names them, stand at now. */
export async function balancesOf(scope: Scope, lines: readonly Line[]): Promise<bigint[]> {
  const accounts = [...new Set(lines.flatMap(({ account }) => account ?? []))];
  const customers = [...new Set(lines.flatMap(({ customerNo }) => customerNo ?? []))];
  const found = [
    ...(await listAccountBalances(scope, accounts)),
    ...(await listSubledgerBalances(scope, [...accounts, ...customers])),
  ];
  return found.map(({ balanceOre }) => balanceOre);
}
