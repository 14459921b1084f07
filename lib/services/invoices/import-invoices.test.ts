import { afterAll, describe, expect, test } from "vitest";
import { checkBooks } from "@/db/checks";
import { openPool } from "@/db/client";
import { findDocument } from "@/db/queries/documents";
import { listImportedInvoices, listInvoiceImports } from "@/db/queries/imports";
import { listInvoices } from "@/db/queries/invoice-list";
import { listCreditNotes, listInvoiceHistory } from "@/db/queries/invoice-page";
import { findInvoice } from "@/db/queries/invoices";
import { listOpenItems } from "@/db/queries/open-items";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { listPostings } from "@/db/queries/vouchers";
import { begin } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { lockBooks } from "@/db/writes/vouchers";
import {
  expectOk,
  newCompany,
  newCustomer,
  newFactoring,
  organisation,
  partnerScope,
  person,
  syntheticOrgNr,
  testDate,
} from "@/e2e/factories";
import { csvFile, newImported } from "@/e2e/imported";
import type { ImportFileInput } from "@/lib/contracts/invoice-import";
import { isoDate } from "@/lib/domain/dates";
import { creditInvoice } from "./credit-invoice";
import { importInvoices } from "./import-invoices";
import { previewImport } from "./preview-import";
import { previewSending } from "./preview-sending";
import { printInvoice } from "./print-invoice";
import { sendCopy } from "./send-copy";
import { sendInvoice } from "./send-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const header = "Fakturanr;Type;Kundenr;Fakturadato;Forfall;Beløp inkl. mva;Mva-kode;KID;Tekst";

async function books() {
  const company = await newCompany(pool);
  return { company, customerNo: await newCustomer(company) };
}

const all = (input: ImportFileInput) => ({ ...input, which: "all" as const });
const good = (input: ImportFileInput) => ({ ...input, which: "good" as const });

describe("M35: invoices of another system are imported", () => {
  test("M35: a row becomes a sent invoice with lines, a voucher of its own and an open item", async () => {
    const { company, customerNo } = await books();
    const file = csvFile(
      `${header}\n5001;faktura;${customerNo};02.02.2026;16.02.2026;12 500,00;3;;Snekkerarbeid\n`,
    );
    const done = await expectOk(importInvoices(company, all(file)));
    expect(done).toMatchObject({ imported: 1, skipped: 0 });

    const [row] = await listImportedInvoices(company, done.importId, 10);
    const invoice = await findInvoice(company, row?.id ?? "");
    expect(invoice).toMatchObject({
      state: "sent",
      source: "imported",
      number: null,
      externalNumber: "5001",
      customerNo,
      invoiceDate: "2026-02-02",
      dueDate: "2026-02-16",
      paymentTermsDays: 14,
      deliveryMethod: null,
      netOre: 1_000_000n,
      vatOre: 250_000n,
      totalOre: 1_250_000n,
      buyer: { customerNo, name: "Nordvik Bygg AS" },
    });
    expect(invoice?.lines).toMatchObject([
      { text: "Snekkerarbeid", netOre: 1_000_000n, vatCode: 3, accountNo: 3000 },
    ]);
    const postings = await listPostings(company, { series: 1, voucherNo: invoice?.voucherNo ?? 0 });
    expect(
      postings.map(({ posting }) => [posting.accountNo, posting.subledgerNo, posting.amountOre]),
    ).toEqual([
      [1500, customerNo, 1_250_000n],
      [3000, null, -1_000_000n],
      [2700, null, -250_000n],
    ]);
    expect(await listOpenItems(company, customerNo)).toMatchObject([
      { invoiceNo: "5001", invoiceSource: "imported", remainingOre: 1_250_000n, dueDate: "2026-02-16" },
    ]);
  });

  test("M35: the file is kept as it was, beside the invoices that came of it and in each one's history", async () => {
    const { company, customerNo } = await books();
    const file = csvFile(
      `${header}\n5001;;${customerNo};02.02.2026;;100;3;;\n5002;;${customerNo};02.02.2026;;-100;3;;\n`,
    );
    const { importId } = await expectOk(importInvoices(company, all(file)));

    const [kept] = await listInvoiceImports(company, 10);
    expect(kept).toMatchObject({
      id: importId,
      rowsRead: 2,
      rowsKept: 2,
      invoices: 2,
      filename: "fakturaer.csv",
    });
    const stored = await findDocument(company, kept?.documentId ?? "");
    expect(Buffer.from(stored?.bytes ?? [])).toEqual(Buffer.from(file.bytes));
    const [first] = await listImportedInvoices(company, importId, 1);
    expect(await listInvoiceHistory(company, first?.id ?? "")).toMatchObject([
      { event: "imported", documentId: kept?.documentId, facts: { number: "5001", line: 2, voucher: "1-1" } },
    ]);
  });

  test("M35: rows with one number are the lines of one invoice, and a credit note may say so by a minus or by its type", async () => {
    const { company, customerNo } = await books();
    const rows = [
      `5001;faktura;${customerNo};02.02.2026;;1250;3;;Tømmer`,
      `5001;;;;;230;31;;Kaffe`,
      `5002;;${customerNo};03.02.2026;;-125;3;;Retur`,
      `5003;kreditnota;${customerNo};03.02.2026;;125;3;;Retur`,
    ];
    const { importId } = await expectOk(
      importInvoices(company, all(csvFile(`${header}\n${rows.join("\n")}\n`))),
    );
    expect(await listImportedInvoices(company, importId, 10)).toMatchObject([
      { kind: "invoice", externalNumber: "5001", totalOre: 148_000n },
      { kind: "credit_note", externalNumber: "5002", totalOre: 12_500n },
      { kind: "credit_note", externalNumber: "5003", totalOre: 12_500n },
    ]);
    const items = await listOpenItems(company, customerNo);
    expect(items.map(({ remainingOre }) => remainingOre).sort()).toEqual([-12_500n, -12_500n, 148_000n]);
  });

  test("M35, edge 11: a credit note settles the invoice that the file says it credits, of this file or an earlier one", async () => {
    const { company, customerNo } = await books();
    const credited = "Fakturanr;Type;Kundenr;Fakturadato;Beløp inkl. mva;Krediterer";
    const { invoiceId: earlier } = await newImported(company, customerNo, "4001", "1000,00");
    const rows = [
      `5001;faktura;${customerNo};02.02.2026;500,00;`,
      `6001;kreditnota;${customerNo};03.02.2026;200,00;5001`,
      `6002;kreditnota;${customerNo};03.02.2026;400,00;5001`,
      `6003;kreditnota;${customerNo};04.02.2026;1000,00;4001`,
    ];
    const file = csvFile(`${credited}\n${rows.join("\n")}\n`);
    const preview = await expectOk(previewImport(company, file));
    expect(preview.invoices.map((one) => [one.credits, one.openCredit, one.remainingOre])).toEqual([
      [null, null, 0n],
      ["5001", null, 0n],
      ["5001", "original_settled", 10_000n],
      ["4001", null, 0n],
    ]);
    const { importId, openCredits } = await expectOk(importInvoices(company, all(file)));
    expect(openCredits).toBe(1);

    expect(await listOpenItems(company, customerNo)).toMatchObject([
      { invoiceNo: "6002", remainingOre: -10_000n },
    ]);
    expect(await listCreditNotes(company, earlier)).toMatchObject([{ number: "6003" }]);
    expect((await listInvoiceHistory(company, earlier))[0]).toMatchObject({
      event: "credited",
      facts: { number: "6003" },
    });
    const [own] = await listImportedInvoices(company, importId, 1);
    expect((await listCreditNotes(company, own?.id ?? "")).map(({ number }) => number)).toEqual([
      "6001",
      "6002",
    ]);
  });

  test("M35, edge 12: a credit note whose invoice is not named, not imported or another customer's stays open and says so", async () => {
    const { company, customerNo } = await books();
    const other = await newCustomer(company, organisation({ name: "En annen AS" }));
    await newImported(company, other, "4001");
    const rows = ["", "9999", "4001"].map(
      (original, at) => `600${at};kreditnota;${customerNo};03.02.2026;100,00;${original}`,
    );
    const file = csvFile(
      `Fakturanr;Type;Kundenr;Fakturadato;Beløp inkl. mva;Krediterer\n${rows.join("\n")}\n`,
    );
    const preview = await expectOk(previewImport(company, file));
    expect(preview.invoices.map(({ openCredit }) => openCredit)).toEqual([
      "original_not_named",
      "original_not_found",
      "original_other_customer",
    ]);
    expect(await expectOk(importInvoices(company, all(file)))).toMatchObject({ imported: 3, openCredits: 3 });
    expect((await listOpenItems(company, customerNo)).map(({ remainingOre }) => remainingOre)).toEqual([
      -10_000n,
      -10_000n,
      -10_000n,
    ]);
    expect(await listOpenItems(company, other)).toHaveLength(1);
  });

  test("M35: VAT stands as the other system charged it, to the øre, and the books stay sound", async () => {
    const { company, customerNo } = await books();
    // No net amount with 25 % VAT makes exactly 0.02: only what was charged can.
    const text = `Fakturanr;Kundenr;Fakturadato;Netto;Mva-beløp;Beløp inkl. mva;Mva-kode\n1;${customerNo};02.02.2026;100,01;25,01;125,02;3\n2;${customerNo};02.02.2026;;;0,02;25 %\n`;
    const { importId } = await expectOk(importInvoices(company, all(csvFile(text))));
    const [first, second] = await listImportedInvoices(company, importId, 10);
    expect(first).toMatchObject({ totalOre: 12_502n });
    expect(second).toMatchObject({ totalOre: 2n });
    const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: first?.id ?? "" }));
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
    // The credit note takes all of it away, and no øre more or less.
    const items = await listOpenItems(company, customerNo);
    expect(items.map(({ remainingOre }) => remainingOre)).toEqual([2n]);
  });

  test("M35: a customer is known by number, organisation number or name", async () => {
    const { company, customerNo } = await books();
    const orgNr = syntheticOrgNr(77);
    const other = await newCustomer(company, organisation({ orgNr, name: "Fjordfisk AS" }));
    const third = await newCustomer(
      company,
      person({ name: "Kari Holm", firstName: "Kari", lastName: "Holm" }),
    );
    const text = `Fakturanr;Kundenr;Org.nr;Kundenavn;Fakturadato;Beløp\n1;${customerNo};;;02.02.2026;10\n2;;NO ${orgNr} MVA;;02.02.2026;10\n3;;;kari holm;02.02.2026;10\n4;${other};${orgNr};FJORDFISK;02.02.2026;10\n`;
    const { importId } = await expectOk(importInvoices(company, all(csvFile(text))));
    const rows = await listImportedInvoices(company, importId, 10);
    expect(rows.map((row) => row.customerNo)).toEqual([customerNo, other, third, other]);
  });

  test("M35: what was paid before is settled against the account that is chosen, and the rest is open", async () => {
    const { company, customerNo } = await books();
    const text = `Fakturanr;Kundenr;Fakturadato;Beløp;Restbeløp\n1;${customerNo};02.02.2026;1000;400\n2;${customerNo};02.02.2026;-500;-200\n3;${customerNo};02.02.2026;100;0\n`;
    const unpaid = await expectOk(previewImport(company, csvFile(text)));
    expect(unpaid.problems.map(({ code, line }) => [line, code])).toEqual([
      [2, "import_paid_account_missing"],
      [3, "import_paid_account_missing"],
      [4, "import_paid_account_missing"],
    ]);
    await expectOk(importInvoices(company, all(csvFile(text, { paidAccountNo: 1920 }))));
    const items = await listOpenItems(company, customerNo);
    expect(items.map(({ invoiceNo, remainingOre }) => [invoiceNo, remainingOre])).toEqual([
      ["1", 40_000n],
      ["2", -20_000n],
    ]);
  });

  test("M35: all or nothing imports nothing of a file with a mistake, and the good ones leave the mistake behind", async () => {
    const { company, customerNo } = await books();
    const file = csvFile(
      `${header}\n5001;;${customerNo};02.02.2026;;100;3;;\n5002;;19999;02.02.2026;;100;3;;\n`,
    );
    expect(await importInvoices(company, all(file))).toEqual({
      ok: false,
      error: { code: "import_has_errors", bad: 1 },
    });
    expect(await listInvoiceImports(company, 10)).toEqual([]);

    expect(await expectOk(importInvoices(company, good(file)))).toMatchObject({ imported: 1, skipped: 1 });
    // Mended and sent again, the first is known and the second is new.
    const again = await expectOk(previewImport(company, file));
    expect(again.problems.map(({ code }) => code)).toEqual(["import_duplicate", "import_unknown_customer"]);
    expect(await importInvoices(company, good(file))).toMatchObject({ error: { code: "import_nothing" } });
  });

  test("M35: a locked period takes nothing in, and says where the rows are", async () => {
    const { company, customerNo } = await books();
    await begin(company, (tx) => lockBooks(tx, isoDate("2026-01-31")));
    const file = csvFile(
      `${header}\n1;;${customerNo};31.01.2026;;100;3;;\n2;;${customerNo};01.02.2026;;100;3;;\n`,
    );
    const preview = await expectOk(previewImport(company, file));
    expect(preview).toMatchObject({ good: 1, bad: 1 });
    expect(preview.problems).toMatchObject([
      {
        line: 2,
        invoiceNo: "1",
        field: "invoiceDate",
        code: "period_locked",
        facts: { lockDate: "2026-01-31" },
      },
    ]);
  });

  test("M35: who may only look can neither import nor try", async () => {
    const { company, customerNo } = await books();
    const viewer = { ...company, actor: { kind: "user", userId: "v", name: "V", role: "viewer" } as const };
    const file = csvFile(`${header}\n1;;${customerNo};01.02.2026;;100;3;;\n`);
    expect(await importInvoices(viewer, all(file))).toMatchObject({ error: { code: "forbidden" } });
    expect(await previewImport(viewer, file)).toMatchObject({ error: { code: "forbidden" } });
  });

  test("M35: five thousand invoices are imported in one go, and every check of the books is kept", async () => {
    const { company, customerNo } = await books();
    const rows = Array.from(
      { length: 5_000 },
      (_, index) =>
        `A${index};;${customerNo};02.02.2026;16.02.2026;${index + 1},99;3;;Vare ${index} \\ 'x' {y}`,
    );
    const done = await expectOk(
      importInvoices(company, all(csvFile(`${header}\n${rows.join("\n")}\n`, { paidAccountNo: 1920 }))),
    );
    expect(done.imported).toBe(5_000);
    const faulty = (await checkBooks(database.url)).filter(({ faults }) => faults > 0n);
    expect(faulty).toEqual([]);
  }, 60_000);
});

describe("M24: an imported invoice is never delivered by factoring (edge 7)", () => {
  async function factored() {
    const company = await newCompany(pool);
    const factoring = await newFactoring(pool, company);
    const customerNo = await newCustomer(
      company,
      organisation({ useFactoring: true, deliveryMethod: "factoring" }),
    );
    const { invoiceId } = await newImported(company, customerNo, "X-1");
    return { company, factoring, customerNo, invoiceId };
  }

  test("M24, edge 7: asked for by factoring it is refused with the reason, and it is nothing that can be sent again", async () => {
    const { company, invoiceId } = await factored();
    const send = (deliveryMethod?: "factoring" | "print") =>
      sendInvoice(company, {
        invoiceId,
        invoiceDate: testDate,
        ...(deliveryMethod ? { deliveryMethod } : {}),
      });
    expect(await send("factoring")).toEqual({ ok: false, error: { code: "imported_not_factorable" } });
    expect(await send("print")).toEqual({ ok: false, error: { code: "already_sent" } });
    expect(await send()).toEqual({ ok: false, error: { code: "already_sent" } });
    expect(await previewSending(company, invoiceId)).toBeNull();
  });

  test("M24: its customer's factoring company is never offered it", async () => {
    const { company, factoring } = await factored();
    const partner = partnerScope(company, factoring);
    expect(await listPartnerInvoices(partner, factoring.connectionId, { limit: 10 })).toEqual([]);
  });

  test("M24: it is credited by a credit note that goes another way than factoring", async () => {
    const { company, customerNo, invoiceId } = await factored();
    const { invoiceId: creditId } = await expectOk(creditInvoice(company, { invoiceId }));
    const preview = await previewSending(company, creditId);
    expect(preview?.ownMethod).toBe("email");
    expect(preview?.choices).toEqual([
      { method: "email", refusal: null },
      { method: "print", refusal: null },
    ]);
    const sending = { invoiceId: creditId, invoiceDate: testDate };
    expect(await sendInvoice(company, { ...sending, deliveryMethod: "factoring" })).toEqual({
      ok: false,
      error: { code: "imported_not_factorable" },
    });
    await expectOk(sendInvoice(company, sending));
    expect(await listOpenItems(company, customerNo)).toEqual([]);
  });

  test("M35: it has no PDF here, so none is made, shown or sent", async () => {
    const { company, invoiceId } = await factored();
    const refused = { ok: false, error: { code: "imported_has_no_pdf" } };
    expect(await sendCopy(company, { invoiceId, to: "a@b.example" })).toEqual(refused);
    expect(await printInvoice(company, { invoiceId })).toEqual(refused);
  });

  test("M35: it stands among the sent invoices by its own number, marked as imported", async () => {
    const { company, invoiceId } = await factored();
    const rows = await listInvoices(company, { view: "sent", search: "x-1", limit: 10 });
    expect(rows).toMatchObject([{ id: invoiceId, source: "imported", number: null, externalNumber: "X-1" }]);
  });
});
