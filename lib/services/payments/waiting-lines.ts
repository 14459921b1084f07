import { type BankLinePlace, type BankLineRow, listUnpostedLines } from "@/db/queries/bank-lines";
import {
  findCandidates,
  findPayableInvoice,
  type PayableRow,
  searchPayableInvoices,
} from "@/db/queries/payable-invoices";
import type { Scope } from "@/db/scope";
import type { BankLineView, PayableChoice } from "@/lib/contracts/direct-payment";
import { parseAmount } from "@/lib/domain/money";
import { digitRuns, recognise } from "@/lib/domain/recognise-payment";

/** Numbers longer than this are KIDs or references, never an invoice's own number. */
const numberDigits = 8;

/** What came in to the bank and is not posted, newest first, each with the factored invoice that it looks like (edge 33). */
export async function waitingLines(
  scope: Scope,
  { after, limit }: { readonly after?: BankLinePlace | undefined; readonly limit: number },
): Promise<{ lines: BankLineView[]; next: BankLinePlace | null }> {
  const rows = await listUnpostedLines(scope, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const candidates = await candidatesOf(scope, shown);
  const last = shown.at(-1);
  return {
    lines: shown.map(({ id, accountNo, accountName, bookedOn, amountOre, text, kid }) => {
      const found = recognise({ amountOre, text, kid }, candidates);
      const suggestion = found ? { invoice: choiceOf(found.invoice), by: found.by } : null;
      return { id, accountNo, accountName, bookedOn, amountOre, text, kid, suggestion };
    }),
    next: rows.length > limit && last ? { bookedOn: last.bookedOn, id: last.id } : null,
  };
}

async function candidatesOf(scope: Scope, lines: readonly BankLineRow[]): Promise<PayableRow[]> {
  if (lines.length === 0) return [];
  const words = [...new Set(lines.flatMap(({ text }) => digitRuns(text)))];
  return findCandidates(scope, {
    kids: [...new Set([...lines.flatMap(({ kid }) => kid ?? []), ...words])],
    numbers: words.filter((word) => word.length <= numberDigits).map(Number),
    amounts: [...new Set(lines.map(({ amountOre }) => amountOre as bigint))],
  });
}

/** Invoices that a factoring company has, found by number, customer, KID or amount; the latest when nothing is typed. */
export async function searchPayable(scope: Scope, typed: string): Promise<PayableChoice[]> {
  const text = typed.trim();
  const digits = text.replace(/\s/g, "");
  const amountOre = parseAmount(text);
  const search = {
    text,
    number: /^\d{1,9}$/.test(digits) ? Number(digits) : null,
    kid: /^\d{2,24}[\d-]$/.test(digits) ? digits : null,
    amountOre: amountOre !== null && amountOre < 10n ** 15n ? amountOre : null,
  };
  const found = await searchPayableInvoices(scope, search, 20);
  return found.map(choiceOf);
}

/** One invoice that the debtor may have paid to the company, or null when no factoring company has it. */
export async function findPayable(scope: Scope, invoiceId: string): Promise<PayableChoice | null> {
  const row = await findPayableInvoice(scope, invoiceId);
  return row && choiceOf(row);
}

function choiceOf({ invoiceId, number, customerNo, customerName, ...row }: PayableRow): PayableChoice {
  const { totalOre, remainingOre, paidDirectlyOre, connectionId, connectionName } = row;
  const money = { totalOre, remainingOre, paidDirectlyOre };
  return { invoiceId, number, customerNo, customerName, ...money, connectionId, connectionName };
}
