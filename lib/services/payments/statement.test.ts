import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listUnpostedLines } from "@/db/queries/bank-lines";
import { findInvoice } from "@/db/queries/invoices";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  sendAndPrepare,
} from "@/e2e/factories";
import { maxFileBytes, tooLarge } from "@/lib/contracts/uploaded-file";
import { importStatement } from "./import-statement";
import { searchPayable, waitingLines } from "./waiting-lines";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const csv = (...lines: string[]) => new TextEncoder().encode(lines.join("\r\n"));
const header = "Dato;Beløp;Tekst;KID;Referanse";

async function factoredInvoice() {
  const company = await newCompany(pool);
  await newFactoring(pool, company);
  const card = organisation({ useFactoring: true, deliveryMethod: "factoring" });
  const invoiceId = await newDraft(company, await newCustomer(company, card));
  const number = await sendAndPrepare(company, invoiceId);
  return { company, invoiceId, number, kid: (await findInvoice(company, invoiceId))?.ownKid ?? "" };
}

describe("M29b, edge 33: a statement of the bank's", () => {
  test("M29b, edge 33: its lines wait, newest first, each with the factored invoice that it looks like", async () => {
    const { company, number, kid } = await factoredInvoice();
    const bytes = csv(
      header,
      `27.02.2026;12 500,00;Innbetaling;${kid};A1`,
      `26.02.2026;100,00;Delbetaling faktura ${number};;A2`,
      "25.02.2026;12 500,00;NORDVIK BYGG AS;;A3",
      "24.02.2026;12 500,00;Ukjent;;A4",
      "23.02.2026;-500,00;Husleie;;A5",
    );
    const read = await expectOk(importStatement(company, { accountNo: 1920, bytes }));
    expect(read).toEqual({ added: 5, known: 0, faulty: 0, faults: [] });

    const { lines } = await waitingLines(company, { limit: 10 });
    expect(lines.map(({ text, suggestion }) => [text, suggestion?.invoice.number, suggestion?.by])).toEqual([
      ["Innbetaling", number, "kid"],
      [`Delbetaling faktura ${number}`, number, "invoice_number"],
      ["NORDVIK BYGG AS", number, "customer_and_amount"],
      ["Ukjent", undefined, undefined],
    ]);
  });

  test("M29b: read again it adds nothing, with the bank's references or without", async () => {
    const { company } = await factoredInvoice();
    const named = csv(header, "27.02.2026;10,00;A;;R1", "27.02.2026;10,00;A;;R2");
    const bare = csv("Dato;Beløp;Tekst", "27.02.2026;10,00;B", "27.02.2026;10,00;B");
    for (const bytes of [named, bare]) {
      const first = await expectOk(importStatement(company, { accountNo: 1920, bytes }));
      const second = await expectOk(importStatement(company, { accountNo: 1920, bytes }));
      expect([first.added, first.known, second.added, second.known]).toEqual([2, 0, 0, 2]);
    }
    expect(await listUnpostedLines(company, { limit: 10 })).toHaveLength(4);
  });

  test("M29b: read by two at once, each line is kept once", async () => {
    const { company } = await factoredInvoice();
    const bytes = csv(header, "27.02.2026;10,00;A;;R1", "27.02.2026;20,00;B;;R2");
    const reads = await Promise.all([1, 2].map(() => importStatement(company, { accountNo: 1920, bytes })));
    const added = reads.map((read) => (read.ok ? read.value.added : -1));
    expect(added.toSorted()).toEqual([0, 2]);
  });

  test("M29b: the good lines are kept, and each faulty one is told with its line", async () => {
    const { company } = await factoredInvoice();
    const bytes = csv(header, "31.02.2026;10,00;A;;R1", "27.02.2026;10,00;B;;R2", "27.02.2026;null;C;;R3");
    expect(await expectOk(importStatement(company, { accountNo: 1920, bytes }))).toEqual({
      added: 1,
      known: 0,
      faulty: 2,
      faults: [
        { line: 2, code: "invalid_date" },
        { line: 4, code: "invalid_amount" },
      ],
    });
  });

  test("M29b: a file that is no statement is refused with the reason", async () => {
    const { company } = await factoredInvoice();
    const code = async (bytes: Uint8Array, accountNo = 1920) => {
      const read = await importStatement(company, { accountNo, bytes });
      return read.ok ? "ok" : read.error.code;
    };
    expect(await code(csv("Navn;Saldo", "A;10"))).toBe("statement_without_column");
    expect(await code(csv(header, "i går;10;A;;1"))).toBe("statement_without_lines");
    expect(await code(new Uint8Array())).toBe("file_empty");
    expect(await code(csv(header, "27.02.2026;10,00;A;;R1"), 3000)).toBe("bank_account_not_usable");
  });

  test("M29b: a file of ten megabytes is read, and one byte more is refused with the limit, as the browser says it", async () => {
    const company = await newCompany(pool);
    const start = csv(header, "27.02.2026;12 500,00;Innbetaling;;A1");
    const bytes = new Uint8Array(maxFileBytes).fill(32);
    bytes.set(start);
    expect(await expectOk(importStatement(company, { accountNo: 1920, bytes }))).toMatchObject({ added: 1 });

    const larger = new Uint8Array(maxFileBytes + 1);
    const refused = await importStatement(company, { accountNo: 1920, bytes: larger });
    expect(refused).toMatchObject({ error: { code: "file_too_large", maxMegabytes: 10 } });
    expect(tooLarge({ size: larger.byteLength })).toEqual({ code: "file_too_large", maxMegabytes: 10 });
    expect(tooLarge({ size: bytes.byteLength })).toBeNull();
  });

  test("M29b: a long list comes a page at a time, and none is skipped", async () => {
    const { company } = await factoredInvoice();
    const rows = Array.from({ length: 25 }, (_, index) => `2${index % 5}.02.2026;1,00;L${index};;R${index}`);
    await expectOk(importStatement(company, { accountNo: 1920, bytes: csv(header, ...rows) }));
    const texts: string[] = [];
    let after: Awaited<ReturnType<typeof waitingLines>>["next"] = null;
    do {
      const page = await waitingLines(company, { after: after ?? undefined, limit: 10 });
      texts.push(...page.lines.map(({ text }) => text));
      after = page.next;
    } while (after);
    expect(new Set(texts).size).toBe(25);
  });
});

test("M29b, edge 33: the invoice is found by its number, its customer, its KID or its amount", async () => {
  const { company, number, kid, invoiceId } = await factoredInvoice();
  const found = async (text: string) => (await searchPayable(company, text)).map((one) => one.invoiceId);
  for (const text of [String(number), "nordvik", "10000", kid, "12 500,00", ""])
    expect(await found(text), text).toEqual([invoiceId]);
  expect(await found("99999")).toEqual([]);
});
