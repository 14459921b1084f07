import { createHash } from "node:crypto";
import type { Scope } from "@/db/scope";
import { insertBankLines, type NewBankLine } from "@/db/writes/bank-lines";
import { readTable, type Table, type TableRefusal } from "@/lib/adapters/tabular-file";
import type { StatementRead } from "@/lib/contracts/direct-payment";
import { type BankLine, readStatementHeader, readStatementLine } from "@/lib/domain/bank-line";
import { dateInNorway } from "@/lib/domain/dates";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { listBankAccounts } from "./payment-accounts";

type Refusal =
  | TableRefusal
  | { readonly code: "statement_without_column" }
  | { readonly code: "statement_without_lines" }
  | { readonly code: "bank_account_not_usable" };

/** How many faulty lines are told; the count tells of the rest. */
const toldFaults = 50;

/**
 * Read a statement from the bank (CSV or Excel) into the lines that wait to be posted (M29b). The good lines are kept and
 * the others told, each with its line in the file; a statement read twice adds nothing.
 */
export async function importStatement(
  scope: Scope,
  { accountNo, bytes }: { readonly accountNo: number; readonly bytes: Uint8Array },
): Promise<Result<StatementRead, Refusal | TransactRefusal>> {
  const table = await readTable(bytes);
  if (!table.ok) return table;
  const read = readLines(table.value, scope);
  if (!read.ok) return read;

  return transact<StatementRead, Refusal>(scope, "bank/import-statement", async (tx) => {
    const accounts = await listBankAccounts(tx);
    if (!accounts.some(({ no }) => no === accountNo)) return refuse({ code: "bank_account_not_usable" });

    const { lines, faults } = read.value;
    const added = await insertBankLines(tx, accountNo, lines);
    return ok({
      added,
      known: lines.length - added,
      faulty: faults.length,
      faults: faults.slice(0, toldFaults),
    });
  });
}

type Read = { readonly lines: NewBankLine[]; readonly faults: StatementRead["faults"][number][] };

function readLines({ header, rows }: Table, { now }: Scope): Result<Read, Refusal> {
  const { places, missing } = readStatementHeader(header);
  if (missing.length > 0) return refuse({ code: "statement_without_column" });

  const today = dateInNorway(now);
  const lines: NewBankLine[] = [];
  const faults: Read["faults"] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    const read = readStatementLine(cells, places, today);
    if (typeof read === "string") faults.push({ line, code: read });
    else lines.push(withReference(read, seen));
  }
  if (lines.length === 0) return refuse({ code: "statement_without_lines" });
  return ok({ lines, faults });
}

/**
 * The name by which the line is known when the statement is read again: the bank's own, else a digest of what it says,
 * with its turn among equal lines, since a customer may well pay the same amount twice in a day.
 */
function withReference({ reference, ...line }: BankLine, seen: Map<string, number>): NewBankLine {
  if (reference !== null) return { ...line, bankReference: reference };
  const content = JSON.stringify([line.bookedOn, line.amountOre.toString(), line.text, line.kid]);
  const turn = (seen.get(content) ?? 0) + 1;
  seen.set(content, turn);
  const digest = createHash("sha256").update(`${content}/${turn}`).digest("hex");
  return { ...line, bankReference: `sha256:${digest}` };
}
