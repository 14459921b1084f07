import { describe, expect, test } from "vitest";
import { type BankLine, readStatementHeader, readStatementLine } from "./bank-line";
import { isoDate } from "./dates";
import { ore } from "./money";
import { type PayableInvoice, recognise } from "./recognise-payment";

const today = isoDate("2026-03-02");

describe("M29b: a statement of the bank's is read as Norwegian banks write it", () => {
  test.each([
    ["Dato;Beløp;Tekst;KID;Referanse", { date: 0, amount: 1, text: 2, kid: 3, reference: 4 }],
    [
      "Bokført dato;Beskrivelse;Inn på konto;Ut fra konto;Arkivref.",
      { date: 0, text: 1, in: 2, out: 3, reference: 4 },
    ],
    ["Booking date;Amount;Text", { date: 0, amount: 1, text: 2 }],
  ])("M29b: the columns of %s", (header, places) => {
    expect(readStatementHeader(header.split(";"))).toEqual({ places, missing: [] });
  });

  test("M29b: without a date or an amount it is no statement", () => {
    expect(readStatementHeader(["Navn", "Saldo"]).missing).toEqual(["date", "amount"]);
  });

  const places = { date: 0, amount: 1, text: 2, kid: 3, reference: 4 };
  test.each([
    ["20.02.2026", "12 500,00", 1_250_000n],
    ["2026-02-20", "12500.00", 1_250_000n],
    ["20.02.26", "1.234.567,50", 123_456_750n],
    ["20.02.", "-45,5", -4_550n],
  ])("M29b: %s and %s", (date, amount, expected) => {
    expect(readStatementLine([date, amount, " Nordvik ", "1 0000 0", "A1"], places, today)).toEqual({
      bookedOn: "2026-02-20",
      amountOre: expected,
      text: "Nordvik",
      kid: "100000",
      reference: "A1",
    });
  });

  test("M29b: what cannot be read is told, never guessed", () => {
    const read = (...cells: string[]) => readStatementLine(cells, places, today);
    expect(read("31.02.2026", "10", "", "", "")).toBe("invalid_date");
    expect(read("20.02.2026", "ti", "", "", "")).toBe("invalid_amount");
    expect(read("20.02.2026", "0,00", "", "", "")).toBe("zero_amount");
    expect(read("20.02.2026", "10", "", "faktura 12", "")).toBe("invalid_kid");
    expect(read("20.02.2026", "10", "", "", "")).toMatchObject({ kid: null, reference: null });
  });

  test("M29b: money in and money out may stand in a column each, with or without a sign", () => {
    const split = { date: 0, in: 1, out: 2 };
    const amount = (...cells: string[]) => (readStatementLine(cells, split, today) as BankLine).amountOre;
    expect(amount("20.02.2026", "100", "")).toBe(10_000n);
    expect(amount("20.02.2026", "", "100")).toBe(-10_000n);
    expect(amount("20.02.2026", "", "-100")).toBe(-10_000n);
    expect(readStatementLine(["20.02.2026", "", ""], split, today)).toBe("invalid_amount");
  });
});

describe("M29b, edge 33: a line is recognised as the payment of a factored invoice", () => {
  const nordvik: PayableInvoice = {
    invoiceId: "a",
    number: 10_412,
    ownKid: "010000000104126",
    factorKid: "900010412",
    customerName: "Nordvik Bygg AS",
    totalOre: 1_250_000n,
    remainingOre: 1_250_000n,
  };
  const other: PayableInvoice = {
    ...nordvik,
    invoiceId: "b",
    number: 10_413,
    ownKid: "010000000104134",
    factorKid: null,
  };
  const by = (line: Partial<BankLine>, candidates = [nordvik, other]) => {
    const found = recognise({ amountOre: ore(1_250_000n), text: "", kid: null, ...line }, candidates);
    return found && `${found.invoice.invoiceId} ${found.by}`;
  };

  test("M29b, edge 33: by our KID, by the factoring company's, by the number in the text, by name and amount", () => {
    expect(by({ kid: "010000000104126" })).toBe("a kid");
    expect(by({ text: "Betaling KID 900010412" })).toBe("a factor_kid");
    expect(by({ text: "Faktura 10413", amountOre: ore(100n) })).toBe("b invoice_number");
    expect(by({ text: "NORDVIK BYGG, Oslo" }, [nordvik])).toBe("a customer_and_amount");
  });

  test("M29b, edge 33: the surest sign wins, and two that fit equally well are no answer", () => {
    expect(by({ kid: "010000000104134", text: "10412" })).toBe("b kid");
    expect(by({ text: "Nordvik Bygg AS" })).toBeNull();
    expect(by({ text: "10412 og 10413", amountOre: ore(2_500_000n) })).toBeNull();
    const small = { ...other, remainingOre: 500n };
    expect(by({ text: "10412 eller 10413" }, [nordvik, small])).toBe("a invoice_number");
  });

  test("M29b: money that goes out is nobody's payment, and a name alone is not enough", () => {
    expect(by({ kid: "010000000104126", amountOre: ore(-1_250_000n) })).toBeNull();
    expect(by({ text: "Nordvik Bygg", amountOre: ore(100n) }, [nordvik])).toBeNull();
  });
});
