import { listAccountBalances, listSubledgerBalances } from "@/db/queries/partner-posting";
import type { Scope } from "@/db/scope";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import { LARGEST_ORE } from "@/lib/contracts/partner-api/values";
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

/** What is wrong with an amount in kroner that came of a rate: no line is larger than one in kroner may be. */
export function tooLarge(amountOre: bigint, pointer: string): FieldIssue[] {
  if (amountOre <= LARGEST_ORE && amountOre >= -LARGEST_ORE) return [];
  return [{ pointer, code: "too_big", facts: { maximum: Number(LARGEST_ORE) } }];
}

/** SQLSTATE of a number beyond its column: the ledger keeps what an account was debited and credited for ever. */
const OUT_OF_RANGE = "22003";

/**
 * The last guard: should years of the largest vouchers fill the sums of an account, the next one is refused like any
 * other that the books cannot hold, and nothing of it stays.
 */
export async function withinLedger<Value, Refusal extends { readonly code: string }>(
  outcome: Promise<Result<Value, Refusal>>,
  pointer: string,
): Promise<Result<Value, Refusal | Untellable>> {
  try {
    return await outcome;
  } catch (error) {
    if (!isOutOfRange(error)) throw error;
    const errors = [{ pointer, code: "too_big" as const, facts: { maximum: Number.MAX_SAFE_INTEGER } }];
    return refuse({ code: "validation_failed", errors });
  }
}

function isOutOfRange(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === OUT_OF_RANGE) || isOutOfRange(error.cause);
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
