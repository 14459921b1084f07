import { describe, expect, test } from "vitest";
import { isoDate } from "./dates";
import { decideImport, type ImportCustomer, type ImportFacts } from "./import-decide";
import { guessMapping, missingColumns } from "./import-fields";
import { readInvoices } from "./import-read";
import {
  parseImportedAmount,
  parseImportedDate,
  parseImportedKind,
  parseImportedVatCode,
} from "./import-values";

const today = isoDate("2026-03-02");

describe("M35: columns are guessed from Norwegian and English headings", () => {
  test("M35: what a Norwegian system writes", () => {
    const header = [
      "Faktura nr.",
      "Kundenr",
      "Org.nr.",
      "Fakturadato",
      "Forfallsdato",
      "Beløp inkl. mva",
      "Mva-beløp",
    ];
    expect(
      guessMapping([...header, "MVA kode", "Inntektskonto", "KID", "Restbeløp", "Valuta", "Type"]),
    ).toEqual({
      ...{ invoiceNo: 0, customerNo: 1, orgNr: 2, invoiceDate: 3, dueDate: 4, total: 5, vat: 6, vatCode: 7 },
      ...{ accountNo: 8, kid: 9, remaining: 10, currency: 11, kind: 12 },
    });
  });

  test("M35: what an English one writes, in any order and case", () => {
    expect(guessMapping(["DUE DATE", "Gross amount", "customer name", "Invoice No", "invoice_date"])).toEqual(
      {
        ...{ dueDate: 0, total: 1, customerName: 2, invoiceNo: 3, invoiceDate: 4 },
      },
    );
  });

  test("M35: a column is used once, and what must be chosen by hand is told", () => {
    expect(guessMapping(["Dato", "Beløp", "Navn"])).toEqual({ invoiceDate: 0, total: 1, customerName: 2 });
    expect(missingColumns(guessMapping(["Dato", "Beløp", "Navn"]))).toEqual(["invoiceNo"]);
    expect(missingColumns({})).toEqual(["invoiceNo", "customerNo", "invoiceDate", "total"]);
  });
});

describe("M35: values are read as other systems write them, and never guessed at", () => {
  test.each([
    ["12 500,00", 1_250_000n],
    ["12.500,00", 1_250_000n],
    ["12,500.00", 1_250_000n],
    ["1'250.5", 125_050n],
    ["kr 12500", 1_250_000n],
    ["250,-", 25_000n],
    ["-250", -25_000n],
    ["250,00-", -25_000n],
    ["−1 000", -100_000n],
    ["1.234.567,89", 123_456_789n],
    // Twelve and a half thousand, or twelve and a half with three decimals?
    ["12.500", null],
    ["12,5,0", null],
    ["1.23.456,00", null],
    ["ti", null],
    ["", null],
    ["1e5", null],
  ])("M35: the amount %s", (text, amount) => expect(parseImportedAmount(text)).toBe(amount));

  test.each([
    ["2026-02-03", "2026-02-03"],
    ["2026-02-03T00:00:00.000Z", "2026-02-03"],
    ["20260203", "2026-02-03"],
    ["03.02.2026", "2026-02-03"],
    ["3/2/26", "2026-02-03"],
    ["30.02.2026", null],
    ["d", null],
    ["februar", null],
  ])("M35: the date %s", (text, date) => expect(parseImportedDate(text, today)).toBe(date));

  test("M35: kinds and VAT codes, and rates that have one code", () => {
    expect(["Faktura", "K", "Credit note", "380", "x"].map(parseImportedKind)).toEqual([
      ...["invoice", "credit_note", "credit_note", "invoice", null],
    ]);
    expect(["3", "25 %", "25", "15,0 %", "12%", "11,11%", "6"].map(parseImportedVatCode)).toEqual([
      ...[3, 3, 3, 31, 33, 32, 6],
    ]);
    expect(["0 %", "1", "99", "høy"].map(parseImportedVatCode)).toEqual([null, null, null, null]);
  });
});

const customer: ImportCustomer = {
  ...{ customerNo: 10_000, isPerson: false, name: "Nordvik Bygg AS", firstName: null, lastName: null },
  ...{
    orgNr: "987654325",
    street: null,
    street2: null,
    postalCode: null,
    city: null,
    country: "NO",
    phone: null,
  },
  ...{ email: null, invoiceEmail: null, buyerReference: null, language: "nb", paymentTermsDays: 14 },
  ...{ useFactoring: false, sendReminders: true, brandingTemplateId: null, deliveryMethod: "print" },
};

const facts: ImportFacts = {
  byNo: new Map([[10_000, customer]]),
  byOrgNr: new Map([["987654325", [customer]]]),
  byName: new Map([["nordvik bygg as", [customer, customer]]]),
  creditable: new Map(),
  taken: new Map([["9", "id-of-9"]]),
  lockDate: isoDate("2026-01-31"),
  today,
  accountNos: new Set([1920, 2700, 3000, 3030, 3220]),
  vatRegistered: true,
  defaultVatCode: 3,
  defaultAccountNo: null,
  paidAccountNo: null,
};

const columns = guessMapping([
  ...[
    "Fakturanr",
    "Kundenr",
    "Orgnr",
    "Navn",
    "Dato",
    "Forfall",
    "Valuta",
    "Netto",
    "Mva",
    "Beløp",
    "Mvakode",
  ],
  ...["Konto", "KID", "Rest", "Type", "Tekst"],
]);

type Cells = Partial<Record<keyof typeof columns, string>>;

const sound: Cells = { invoiceNo: "1", customerNo: "10000", invoiceDate: "02.02.2026", total: "125" };

/** What is wrong with rows of cells: line, field and code of each. */
function wrongIn(...rows: Cells[]) {
  const read = readInvoices(
    rows.map((cells, index) => {
      const row: string[] = [];
      for (const [field, column] of Object.entries(columns)) row[column] = cells[field as keyof Cells] ?? "";
      return { line: index + 2, cells: row };
    }),
    columns,
    today,
  );
  return read.flatMap((invoice) =>
    decideImport(invoice, facts).problems.map(({ line, field, code }) => `${line} ${field} ${code}`),
  );
}

describe("M35: each mistake is told at its line and field", () => {
  test("M35: a sound row has none", () => expect(wrongIn(sound)).toEqual([]));

  test.each<[string, Cells]>([
    ["2 invoiceNo required", { invoiceNo: "" }],
    ["2 invoiceNo too_long", { invoiceNo: "1".repeat(41) }],
    ["2 invoiceNo import_duplicate", { invoiceNo: "9" }],
    ["2 customerNo required", { customerNo: "" }],
    ["2 customerNo import_unknown_customer_no", { customerNo: "K-1" }],
    ["2 customerNo import_unknown_customer", { customerNo: "10001" }],
    ["2 customerNo import_customer_mismatch", { orgNr: "974760673" }],
    ["2 customerNo import_customer_mismatch", { customerName: "Sørvik Bygg AS" }],
    ["2 orgNr invalid_org_nr", { orgNr: "12" }],
    ["2 customerName import_ambiguous_customer", { customerNo: "", customerName: "Nordvik Bygg AS" }],
    ["2 invoiceDate required", { invoiceDate: "" }],
    ["2 invoiceDate invalid_date", { invoiceDate: "31.02.2026" }],
    ["2 invoiceDate period_locked", { invoiceDate: "31.01.2026" }],
    ["2 invoiceDate import_future_date", { invoiceDate: "03.03.2026" }],
    ["2 dueDate import_due_before_date", { dueDate: "01.02.2026" }],
    ["2 currency import_currency", { currency: "EUR" }],
    ["2 total required", { total: "" }],
    ["2 total invalid_amount", { total: "12.500" }],
    ["2 total import_sum_mismatch", { net: "100", vat: "20" }],
    ["2 vat import_vat_mismatch", { vat: "10" }],
    ["2 vatCode invalid_vat_code", { vatCode: "1" }],
    ["2 accountNo import_unknown_account", { accountNo: "3999" }],
    // A VAT account would hide income among the tax.
    ["2 accountNo import_unknown_account", { accountNo: "2700" }],
    ["2 kid import_invalid_kid", { kid: "123456" }],
    ["2 kind import_invalid_kind", { kind: "purring" }],
    ["2 kind import_negative_invoice", { kind: "faktura", total: "-125" }],
    ["2 null import_zero_total", { total: "0" }],
    ["2 remaining import_remaining_too_large", { remaining: "126" }],
    ["2 remaining import_paid_account_missing", { remaining: "100" }],
    ["2 text too_long", { text: "x".repeat(1001) }],
  ])("M35: %s", (wrong, cells) => expect(wrongIn({ ...sound, ...cells })).toContain(wrong));

  test("M35: all that is wrong with a row is told at once", () => {
    const wrong = wrongIn({ ...sound, customerNo: "5", invoiceDate: "x", total: "y", kid: "z" });
    expect(wrong).toEqual([
      ...["2 invoiceDate invalid_date", "2 kid import_invalid_kid", "2 total invalid_amount"],
      ...["2 customerNo import_unknown_customer"],
    ]);
  });

  test("M35: lines of one invoice may leave blank what another says, and not say otherwise", () => {
    expect(wrongIn(sound, { invoiceNo: "1", total: "10" })).toEqual([]);
    expect(wrongIn(sound, { ...sound, invoiceDate: "03.02.2026" })).toEqual([
      "3 invoiceDate import_rows_disagree",
    ]);
  });

  test("M35: a seller outside the VAT register imports nothing with VAT", () => {
    const [read] = readInvoices([{ line: 2, cells: ["1"] }], { invoiceNo: 0 }, today);
    if (!read) throw new Error("nothing was read");
    const { problems } = decideImport(read, { ...facts, vatRegistered: false });
    expect(problems.map(({ code }) => code)).toContain("seller_not_vat_registered");
  });
});
