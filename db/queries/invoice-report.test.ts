import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  testDate,
  tinyPdf,
} from "@/e2e/factories";
import { addDays } from "@/lib/domain/dates";
import { type InvoiceReportFilter, invoiceReportSorts } from "@/lib/domain/invoice-report";
import { ore } from "@/lib/domain/money";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import type { Scope } from "../scope";
import { listInvoiceReport, sumInvoiceReport } from "./invoice-report";
import { listPartnerInvoices } from "./partner-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const everything: InvoiceReportFilter = {
  from: null,
  to: null,
  customerNo: null,
  factoringStatus: null,
  openOnly: false,
  search: "",
};

async function report(scope: Scope, differing: Partial<InvoiceReportFilter> = {}) {
  const filter = { ...everything, ...differing };
  const order = { by: "number", descending: false } as const;
  return {
    rows: (await listInvoiceReport(scope, { filter, order, limit: 100 })).rows,
    totals: await sumInvoiceReport(scope, filter),
  };
}

/** Two customers, one of them factored; four invoices, of which the last two are factored. */
async function story() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const plain = await newCustomer(company, organisation({ name: "Ålesund 100% Rør AS" }));
  const factored = await newCustomer(
    company,
    organisation({ name: "Bodø Tak AS", useFactoring: true, deliveryMethod: "factoring" }),
  );
  const numbers: number[] = [];
  for (const customerNo of [plain, plain, factored, factored]) {
    numbers.push(await sendAndPrepare(company, await newDraft(company, customerNo)));
  }
  return { company, factoring, partner, plain, factored, numbers };
}

test("M7: the report carries the two factoring columns, empty for what was sent in another way", async () => {
  const { company, partner, factoring } = await story();
  const [first] = await listPartnerInvoices(partner, factoring.connectionId, { limit: 1 });
  await expectOk(
    acknowledgeDelivery(partner, {
      invoiceId: first?.factoring.id ?? "",
      deliveredAt: new Date("2026-03-02T12:00:00Z"),
      channel: "email",
      text: "Sendt på e-post",
      factorKid: null,
      paymentAccount: null,
      dueDate: null,
      factorReference: null,
      pdf: tinyPdf(),
    }),
  );

  const { rows } = await report(company);
  expect(rows.map((row) => [row.factoringStatus, row.factoringDescription])).toEqual([
    [null, null],
    [null, null],
    ["delivered", "Sendt på e-post"],
    ["ready", ""],
  ]);
  expect(rows.map((row) => row.deliveryMethod)).toEqual(["print", "print", "factoring", "factoring"]);
});

test("each filter narrows rows and totals alike", async () => {
  const { company, plain, factored, numbers } = await story();
  const narrowed = async (differing: Partial<InvoiceReportFilter>) => {
    const { rows, totals } = await report(company, differing);
    expect(totals.count).toBe(rows.length);
    expect(totals.totalOre).toBe(rows.reduce((total, row) => total + row.totalOre, 0n));
    return rows.map(({ number }) => number);
  };
  const [one = 0, two = 0, three = 0, four = 0] = numbers;

  expect(await narrowed({})).toEqual([one, two, three, four]);
  expect(await narrowed({ from: testDate, to: testDate })).toEqual([one, two, three, four]);
  expect(await narrowed({ from: addDays(testDate, 1) })).toEqual([]);
  expect(await narrowed({ to: addDays(testDate, -1) })).toEqual([]);
  expect(await narrowed({ customerNo: plain })).toEqual([one, two]);
  expect(await narrowed({ customerNo: factored, factoringStatus: "ready" })).toEqual([three, four]);
  expect(await narrowed({ factoringStatus: "not_factored" })).toEqual([one, two]);
  expect(await narrowed({ factoringStatus: "delivered" })).toEqual([]);
  expect(await narrowed({ search: "bodø" })).toEqual([three, four]);
  expect(await narrowed({ search: "100%" })).toEqual([one, two]);
  expect(await narrowed({ search: `${three}` })).toEqual([three]);
});

test("totals are of the whole filtered set, whatever the size of the page", async () => {
  const { company } = await story();
  const page = await listInvoiceReport(company, {
    filter: everything,
    order: { by: "number", descending: true },
    limit: 1,
  });
  expect(page.rows).toHaveLength(1);
  expect(await sumInvoiceReport(company, everything)).toEqual({
    count: 4,
    netOre: 4_000_000n,
    vatOre: 1_000_000n,
    totalOre: 5_000_000n,
    remainingOre: 5_000_000n,
  });
});

test("paging in any order meets every document once", async () => {
  const { company, plain, numbers } = await story();
  await sendAndPrepare(
    company,
    await newDraft(company, plain, [line({ unitPriceOre: ore(9_900n), text: "Småting" })]),
  );
  const all = [...numbers, (numbers.at(-1) ?? 0) + 1];

  for (const by of invoiceReportSorts) {
    for (const descending of [false, true]) {
      const met: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await listInvoiceReport(company, {
          filter: everything,
          order: { by, descending },
          limit: 2,
          cursor,
        });
        met.push(...page.rows.map(({ number }) => number));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(
        met.toSorted((a, b) => a - b),
        `${by} ${descending}`,
      ).toEqual(all);
    }
  }
});

test("M29: settlement follows the ledger: not settled, advanced, partly settled, settled, written off, credited", async () => {
  const { company, partner, factored, numbers } = await story();
  const invoiceNo = numbers[2] ?? 0;
  const settlement = async (number = invoiceNo) =>
    (await report(company)).rows.find((row) => row.number === number);
  const post = (externalReference: string, lines: Parameters<typeof postPartnerVoucher>[1]["lines"]) =>
    expectOk(
      postPartnerVoucher(partner, {
        dryRun: false,
        externalReference,
        voucherDate: addDays(testDate, 7),
        description: externalReference,
        currency: "NOK",
        lines,
      }),
    );
  const settle = (externalReference: string, amount: bigint, eventKind: string, number = invoiceNo) =>
    post(externalReference, [
      { account: 80_000, amount: ore(amount), eventKind, invoiceNo: number },
      { customerNo: factored, amount: ore(-amount), eventKind, invoiceNo: number },
    ]);

  expect(await settlement()).toMatchObject({ settlement: "not_settled", remainingOre: 1_250_000n });
  await post("advance", [
    { account: 1920, amount: ore(1_000_000n), eventKind: "advance", invoiceNo },
    { account: 80_000, amount: ore(-1_000_000n), eventKind: "advance", invoiceNo },
  ]);
  expect(await settlement()).toMatchObject({ settlement: "advanced", remainingOre: 1_250_000n });
  await settle("part", 250_000n, "payment");
  expect(await settlement()).toMatchObject({ settlement: "partly_settled", remainingOre: 1_000_000n });
  await settle("rest", 1_000_000n, "payment");
  expect(await settlement()).toMatchObject({ settlement: "settled", remainingOre: 0n });
  expect((await report(company, { openOnly: true })).rows.map(({ number }) => number)).not.toContain(
    invoiceNo,
  );

  const lost = numbers[3] ?? 0;
  await settle("loss", 1_250_000n, "write_off", lost);
  expect(await settlement(lost)).toMatchObject({ settlement: "written_off", remainingOre: 0n });
});

test("a credit note counts against: its amounts are negative, and the invoice is credited", async () => {
  const { company, numbers } = await story();
  const original = (await report(company)).rows[0];
  const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: original?.id ?? "" }));
  await sendAndPrepare(company, invoiceId);

  const { rows, totals } = await report(company);
  const credit = rows.find(({ kind }) => kind === "credit_note");
  expect(credit).toMatchObject({ totalOre: -1_250_000n, vatOre: -250_000n, remainingOre: 0n });
  expect(rows.find(({ number }) => number === numbers[0])).toMatchObject({
    settlement: "credited",
    remainingOre: 0n,
  });
  expect(totals).toMatchObject({ count: 5, totalOre: 3_750_000n, remainingOre: 3_750_000n });
});

test("a company sees its own documents alone", async () => {
  const [one, other] = [await story(), await story()];
  const ids = async (scope: Scope) => (await report(scope)).rows.map(({ id }) => id);
  const mine = await ids(one.company);
  expect(mine).toHaveLength(4);
  expect((await ids(other.company)).filter((id) => mine.includes(id))).toEqual([]);
  expect((await sumInvoiceReport(other.company, everything)).count).toBe(4);
});
