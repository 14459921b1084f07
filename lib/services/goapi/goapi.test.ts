import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import { type Company, openCompany } from "@/e2e/company";
import { expectOk, line, partnerScope, testNow, tinyPdf } from "@/e2e/factories";
import { creditInvoice } from "../invoices/credit-invoice";
import { listAvailable, listDelivered } from "./list-invoices";
import { goApiDelivered, goApiUpdateStatus } from "./report";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

type Partner = ReturnType<typeof partnerScope>;
const person = { id: "u-1", name: "Kari Nordmann" } as Parameters<typeof openCompany>[1];

async function offered(company: Company, kroner: bigint): Promise<string> {
  const draft = await company.draft(await company.customer(), [
    line({ quantityMilli: 1_000n, unitPriceOre: (kroner * 100n) as never }),
  ]);
  return (await company.send(draft)).id ?? "";
}

function receipt(factoringInvoiceId: string) {
  return {
    factoringInvoiceId,
    invoiceCid: "900010042",
    file: { base64EncodedData: tinyPdf(), fileName: "faktura.pdf" },
    comment: "Sendt",
  };
}

describe("v1's lists", () => {
  let partner: Partner;
  const ids: string[] = [];
  beforeAll(async () => {
    const company = await openCompany(pool, person);
    partner = partnerScope(company.scope, await company.activate());
    for (const kroner of [100n, 200n, 300n, 400n]) ids.push(await offered(company, kroner));
    await expectOk(goApiDelivered(partner, receipt(ids[3] ?? "")));
  });
  const places = async (options: Record<string, string>) => {
    const { data, count } = await expectOk(listAvailable(partner, options));
    return { at: data.map(({ id }) => ids.indexOf(id)), count };
  };

  test("M19: what is not delivered is available, in the order it came; what is delivered stands in the other list", async () => {
    expect(await places({})).toEqual({ at: [0, 1, 2], count: 3 });
    const { data, count } = await expectOk(listDelivered(partner, {}));
    expect({ ids: data.map(({ id }) => id), count }).toEqual({ ids: [ids[3]], count: 1 });
  });

  test.each([
    [{ $filter: "(TotalAmount ge 250.00)" }, [1, 2], 2],
    [{ $filter: "totalAmount gt 125 and totalAmount lt 375.00m" }, [1], 1],
    [{ $filter: "totalAmount eq 125 or (totalAmount eq 375 and isDelivered eq false)" }, [0, 2], 2],
    [{ $filter: "IsDelivered eq true" }, [], 0],
    [
      { $filter: "InvoiceDate ge DateTime'2026-03-02' and InvoiceDate le 2026-03-02T00:00:00Z" },
      [0, 1, 2],
      3,
    ],
    [{ $filter: "InvoiceDate lt DateTime'2026-03-02'" }, [], 0],
    [{ $filter: "CreatedDate gt DateTimeOffset'2020-01-01T00:00:00+01:00'" }, [0, 1, 2], 3],
    [{ $filter: "OriginalInvoiceNo eq null and ProjectCode eq null" }, [0, 1, 2], 3],
    [{ $filter: "OriginalInvoiceNo ne null" }, [], 0],
    [{ $filter: "ProjectCode ne 'P1'" }, [0, 1, 2], 3],
    [{ $filter: "factoringInvoiceStatus eq 1" }, [0, 1, 2], 3],
    [{ $filter: "factoringInvoiceStatus eq 'Delivered'" }, [], 0],
    [{ $filter: "customerCode eq 999999999999999" }, [], 0],
    [{ $orderby: "TotalAmount desc" }, [2, 1, 0], 3],
    [{ $orderby: "invoiceDate, invoiceNo desc", $skip: "1", $top: "1" }, [1], 3],
    [{ $top: "0" }, [], 3],
    [{ options: "$filter=(TotalAmount ge 250)&$orderby=InvoiceNo desc&$top=1" }, [2], 2],
  ])("the count is of all that match, whatever page is shown: %o", async (options, at, count) => {
    expect(await places(options)).toEqual({ at, count });
  });

  test("every field can be filtered and sorted by", async () => {
    const { goApiFields } = await import("@/lib/domain/goapi");
    for (const field of Object.keys(goApiFields)) {
      expect((await listAvailable(partner, { $filter: `${field} eq null`, $orderby: field })).ok, field).toBe(
        true,
      );
    }
  });

  test.each([
    [{ $filter: "colour eq 1" }, "$filter", "unknown_field"],
    [{ $filter: "startswith(customerEmail, 'a') eq true" }, "$filter", "not_understood"],
    [{ $filter: "invoiceNo eq 'ten'" }, "$filter", "unfit_literal"],
    [{ $filter: "invoiceDate eq DateTime'2026-02-30'" }, "$filter", "unfit_literal"],
    [{ $filter: "customerEmail eq 'a\u0000'" }, "$filter", "unfit_literal"],
    [{ $orderby: "colour" }, "$orderby", "unknown_field"],
    [{ $top: "-1" }, "$top", "not_a_count"],
    [{ $top: "1001" }, "$top", "not_a_count"],
    [{ $skip: "1e3" }, "$skip", "not_a_count"],
    [{ options: "$select=id" }, "options", "unknown_option"],
    [{ $top: "1", options: "$top=2" }, "$top", "repeated_option"],
  ])("what cannot be followed is refused by the option's name: %o", async (options, option, reason) => {
    const refused = await listAvailable(partner, options);
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: "validation_failed",
        errors: [{ in: "query", pointer: `/${option}` }],
        odata: { option, reason },
      },
    });
  });
});

describe("v1's reports go through the same verbs", () => {
  async function open() {
    const company = await openCompany(pool, person);
    const partner = partnerScope(company.scope, await company.activate());
    return { partner, id: await offered(company, 100n) };
  }

  test("M21, M22, edge 22: a receipt needs its PDF; then the invoice is delivered, and disputed, completed or bought back", async () => {
    const { partner, id } = await open();
    expect(await goApiDelivered(partner, { ...receipt(id), file: null })).toMatchObject({
      error: { code: "validation_failed", errors: [{ pointer: "/file", code: "required" }] },
    });
    expect(
      await goApiUpdateStatus(partner, { factoringInvoiceId: id, status: 3, statusDescription: null }),
    ).toMatchObject({
      error: { code: "invalid_status_transition" },
    });
    const { data } = await expectOk(goApiDelivered(partner, receipt(id)));
    expect(data).toMatchObject({
      factoringInvoiceStatus: 5,
      factoringInvoiceStatusDescription: "Sendt",
      isDelivered: true,
    });
    for (const [status, number] of [
      [3, 3],
      ["Delivered", 5],
      [2, 2],
    ] as const) {
      const report = { factoringInvoiceId: id, status, statusDescription: "Fra v1" };
      expect((await expectOk(goApiUpdateStatus(partner, report))).data.factoringInvoiceStatus).toBe(number);
    }
  });

  test("edge 19, edge 20: the same PDF answers the same, another is a conflict, a broken one is pointed at in v1's words", async () => {
    const { partner, id } = await open();
    const first = await expectOk(goApiDelivered(partner, receipt(id)));
    expect(await expectOk(goApiDelivered(partner, receipt(id)))).toEqual(first);
    const other = { base64EncodedData: tinyPdf("en annen"), fileName: null };
    expect(await goApiDelivered(partner, { ...receipt(id), file: other })).toMatchObject({
      error: { code: "already_delivered" },
    });
    const broken = { base64EncodedData: tinyPdf().slice(0, 40), fileName: null };
    expect(await goApiDelivered(partner, { ...receipt(id), file: broken })).toMatchObject({
      error: { code: "validation_failed", errors: [{ pointer: "/file/base64EncodedData" }] },
    });
  });

  test("0 and 1 cannot be reported", async () => {
    const { partner, id } = await open();
    for (const status of [0, 1, "Active"] as const) {
      const report = { factoringInvoiceId: id, status, statusDescription: null };
      expect(await goApiUpdateStatus(partner, report)).toMatchObject({
        error: {
          errors: [
            {
              pointer: "/status",
              code: "invalid_value",
              facts: { allowed: "2 Forfeit, 3 Complained, 4 Completed, 5 Delivered" },
            },
          ],
        },
      });
    }
  });

  test("an Idempotency-Key keeps v1's answer, not our own", async () => {
    const { partner, id } = await open();
    const kept: unknown[] = [];
    const encode = (value: unknown) => {
      kept.push(value);
      return { status: 200, body: {} };
    };
    const guard = { key: "k", requestHash: new Uint8Array(32), encode };
    const answer = await expectOk(
      goApiDelivered({ ...partner, now: testNow, idempotency: guard }, receipt(id)),
    );
    expect(kept).toEqual([answer]);
  });

  test("edge 11: a credit note is told by its negative amount and the number of what it credits", async () => {
    const company = await openCompany(pool, person);
    const partner = partnerScope(company.scope, await company.activate());
    const { id, invoiceId, number } = await company.send(await company.draft(await company.customer()));
    await expectOk(goApiDelivered(partner, receipt(id ?? "")));
    const credit = await expectOk(creditInvoice(company.scope, { invoiceId }));
    await company.send(credit.invoiceId);

    const options = { $filter: "TotalAmount eq -12500.00 and OriginalInvoiceNo ne null" };
    const { data } = await expectOk(listAvailable(partner, options));
    expect(data).toMatchObject([{ totalAmount: -1_250_000n, originalInvoiceNo: number }]);
  });
});
