import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  organisation,
  sendAndPrepare,
  testDate,
} from "@/e2e/factories";
import { deliver, report, type Story, sendOn, settle, story } from "@/e2e/report-story";
import { addDays } from "@/lib/domain/dates";
import { factoringStatuses } from "@/lib/domain/factoring";
import { ore } from "@/lib/domain/money";
import { everything, hiddenAtFirst, type ReportFilter, type ReportId, reportIds } from "@/lib/domain/report";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { listReport, reportHeads, sumReport } from "./reports";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

describe("every report", () => {
  test("M7: has the two factoring columns on each of its levels, put away at first, sorted and filtered", () => {
    for (const id of reportIds) {
      const head = reportHeads[id];
      expect(hiddenAtFirst(head), id).toEqual(
        expect.arrayContaining(["factoringStatus", "factoringDescription"]),
      );
      expect(head.filters, id).toEqual(expect.arrayContaining(["status", "description"]));
      for (const { columns } of head.views) {
        const both = columns.filter(({ id: column }) => column.startsWith("factoring"));
        expect(both.map(({ sorts }) => sorts)).toEqual([undefined, undefined]);
      }
      // One choice of columns holds on all levels: what is put away at first on one is so on each.
      for (const { columns } of head.views) {
        for (const column of columns) {
          expect(column.offAtFirst ?? false, `${id} ${column.id}`).toBe(
            hiddenAtFirst(head).includes(column.id),
          );
        }
      }
    }
  });

  test("M37: names follow the Norwegian alphabet, with small and capital letters alike", async () => {
    const company = await newCompany(pool);
    for (const name of ["Ærlig AS", "Åsen AS", "Østli AS", "zeta", "Alfa AS", "Øde AS", "aase bygg"]) {
      await sendOn(company, await newCustomer(company, organisation({ name })), testDate);
    }
    const { rows } = await report(company, "open-items", { asOf: testDate });
    expect(rows.map(({ customer }) => customer)).toEqual([
      "Alfa AS",
      "zeta",
      "Ærlig AS",
      "Øde AS",
      "Østli AS",
      "aase bygg",
      "Åsen AS",
    ]);
  });

  test("M37: paging in any order, in any report, meets every line once and in the order asked for", async () => {
    const told = await story(pool);
    const { company, plain, factored } = told;
    await deliver(told, "Sendt på e-post");
    await settle(told, { on: addDays(testDate, 3), amount: 250_000n, number: told.numbers[2] ?? "" });
    const small = await newDraft(company, plain, [line({ unitPriceOre: ore(9_900n), text: "Småting" })]);
    await sendAndPrepare(company, small);
    for (const number of [told.numbers[0], told.numbers[1]]) {
      const { lines } = await report(company, "invoices", { q: number ?? "" });
      const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: lines[0]?.id ?? "" }));
      await sendAndPrepare(company, invoiceId);
    }
    await sendOn(company, factored, addDays(testDate, -60));

    for (const id of reportIds) {
      for (const { level, columns } of reportHeads[id].views) {
        const filter = { ...everything, asOf: addDays(testDate, 40) };
        const all = (await report(company, id, filter, level)).lines.map((row) => row.id).sort();
        expect(all.length, id).toBeGreaterThan(1);
        for (const { id: by } of columns.filter(({ sorts }) => sorts !== false)) {
          const paged = async (descending: boolean) => {
            const met: string[] = [];
            let cursor: string | undefined;
            do {
              const order = { by, descending };
              const page = await listReport(company, id, { filter, level, order, limit: 2, cursor });
              met.push(...page.rows.map((row) => row.id));
              cursor = page.next ?? undefined;
            } while (cursor);
            return met;
          };
          const rising = await paged(false);
          expect(rising.toSorted(), `${id} ${level} ${by}`).toEqual(all);
          expect(await paged(true), `${id} ${level} ${by}`).toEqual(rising.toReversed());
        }
      }
    }
  });

  test("M37: totals are of the whole filtered set, whatever the size of the page", async () => {
    const { company } = await story(pool);
    const order = { by: "number", descending: true } as const;
    const page = await listReport(company, "invoices", {
      filter: everything,
      level: "document",
      order,
      limit: 1,
    });
    expect(page.rows).toHaveLength(1);
    expect(await sumReport(company, "invoices", { filter: everything, level: "document" })).toEqual({
      count: 4,
      sums: { net: 4_000_000n, vat: 1_000_000n, total: 5_000_000n, remaining: 5_000_000n },
    });
  });

  test("M7: the two columns narrow every report, and the foot with it", async () => {
    const told = await story(pool);
    await deliver(told, "Sendt på e-post til 100 % av mottakerne");
    const { company, numbers } = told;
    for (const { lines } of [await report(company, "invoices", { q: numbers[2] ?? "" })]) {
      const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: lines[0]?.id ?? "" }));
      await sendAndPrepare(company, invoiceId);
    }
    // The delivered invoice is credited, and so neither open nor a credit note.
    const described: readonly ReportId[] = ["invoices", "sales-by-customer", "customer-ledger"];
    for (const id of reportIds) {
      const count = async (filter: Partial<ReportFilter>) => {
        const { rows, totals } = await report(company, id, filter, "document");
        expect(totals.count).toBe(rows.length);
        return rows.length;
      };
      const all = await count({});
      const notFactored = await count({ status: "not_factored" });
      let inAnyStatus = 0;
      for (const status of factoringStatuses) inAnyStatus += await count({ status });
      expect(all, id).toBe(notFactored + inAnyStatus);
      expect(await count({ description: "100 % AV" }), id).toBe(described.includes(id) ? 1 : 0);
      expect(await count({ description: "_" }), id).toBe(0);
    }
  });

  test("M38: a company sees its own lines alone", async () => {
    const [one, other] = [await story(pool), await story(pool)];
    for (const id of reportIds) {
      const mine = await report(one.company, id);
      const theirs = await report(other.company, id);
      expect(theirs.totals, id).toEqual(mine.totals);
      if (id !== "credit-notes") expect(mine.lines.length, id).toBeGreaterThan(0);
    }
    const ids = async ({ company }: Story) => (await report(company, "invoices")).lines.map((row) => row.id);
    const mine = await ids(one);
    expect((await ids(other)).filter((id) => mine.includes(id))).toEqual([]);
  });
});
