import type { IsoDate } from "./dates";
import { parseTypedDate } from "./dates";
import type { Ore } from "./money";
import { ore, parseAmount } from "./money";

/** A line of a bank statement as it is read in. */
export type BankLine = {
  readonly bookedOn: IsoDate;
  /** Into the account positive. */
  readonly amountOre: Ore;
  readonly text: string;
  /** Digits only; null when the bank gave none. */
  readonly kid: string | null;
  /** The bank's own reference; null when the statement has no such column. */
  readonly reference: string | null;
};

/** The columns that a statement may have. A bank writes either one signed amount, or one column each way. */
export const statementColumns = ["date", "amount", "in", "out", "text", "kid", "reference"] as const;
export type StatementColumn = (typeof statementColumns)[number];

/** What banks call them, in lower case without anything but letters and digits. */
const names: Readonly<Record<StatementColumn, readonly string[]>> = {
  date: ["dato", "date", "bokførtdato", "bokføringsdato", "bokdato", "bokført", "bookingdate", "utførtdato"],
  amount: ["beløp", "amount", "beløpnok", "beløpinok", "sum"],
  in: ["inn", "innpåkonto", "innbeløp", "kredit", "credit", "inngående"],
  out: ["ut", "utfrakonto", "utbeløp", "debet", "debit", "utgående"],
  text: ["tekst", "text", "beskrivelse", "description", "forklaring", "melding", "betalernavn", "navn"],
  kid: ["kid", "kidnummer", "kidnr", "betalingsreferanse"],
  reference: [
    "referanse",
    "reference",
    "arkivref",
    "arkivreferanse",
    "bankreferanse",
    "transaksjonsid",
    "transaksjonsreferanse",
    "numeriskreferanse",
    "id",
  ],
};

/** Which column of a header is what, by its place; a statement needs a date and an amount (signed, or in and out). */
export function readStatementHeader(header: readonly string[]): {
  readonly places: Readonly<Partial<Record<StatementColumn, number>>>;
  readonly missing: readonly ("date" | "amount")[];
} {
  const cells = header.map((cell) => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
  const places: Partial<Record<StatementColumn, number>> = {};
  for (const column of statementColumns) {
    const place = cells.findIndex((cell) => names[column].includes(cell));
    if (place >= 0) places[column] = place;
  }
  const hasAmount = places.amount !== undefined || places.in !== undefined || places.out !== undefined;
  return {
    places,
    missing: [
      ...(places.date === undefined ? (["date"] as const) : []),
      ...(hasAmount ? [] : (["amount"] as const)),
    ],
  };
}

/** What is wrong with a line of a statement. */
export type StatementFault = "invalid_date" | "invalid_amount" | "zero_amount" | "invalid_kid";

/**
 * One line of a statement by its cells, or what is wrong with it. `today` fills in a year that the bank left out.
 * A KID is digits, the last one possibly a dash; anything else in its column is told rather than guessed at.
 */
export function readStatementLine(
  cells: readonly string[],
  places: Readonly<Partial<Record<StatementColumn, number>>>,
  today: IsoDate,
): BankLine | StatementFault {
  const cell = (column: StatementColumn) => cells[places[column] ?? -1]?.trim() ?? "";
  const bookedOn = parseTypedDate(cell("date"), today);
  if (!bookedOn) return "invalid_date";

  const amountOre = amountOf(cell("amount"), cell("in"), cell("out"));
  if (amountOre === null) return "invalid_amount";
  if (amountOre === 0n) return "zero_amount";

  const kid = cell("kid").replace(/\s/g, "");
  if (kid !== "" && !/^\d{1,24}[\d-]$/.test(kid)) return "invalid_kid";
  return {
    bookedOn,
    amountOre,
    text: cell("text").slice(0, 500),
    kid: kid || null,
    reference: cell("reference") || null,
  };
}

/** One signed amount, or what came in less what went out; a bank may write the outgoing with or without a minus. */
function amountOf(signed: string, into: string, out: string): Ore | null {
  if (signed !== "") return bankAmount(signed);
  if (into === "" && out === "") return null;
  const received = into === "" ? ore(0n) : bankAmount(into);
  const paid = out === "" ? ore(0n) : bankAmount(out);
  if (received === null || paid === null) return null;
  return ore(received - (paid < 0n ? -paid : paid));
}

/** Banks write a point between thousands too: "1.234,50". */
function bankAmount(text: string): Ore | null {
  return parseAmount(/^\D?\d{1,3}(\.\d{3})+,\d{1,2}$/.test(text) ? text.replaceAll(".", "") : text);
}
