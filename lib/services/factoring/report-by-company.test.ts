import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findInvoiceHead } from "@/db/queries/invoices";
import { newDatabase } from "@/db/test-database";
import { type Agreement, delivered, eventsOf, newAgreement, pay, ready } from "@/e2e/agreement";
import { expectOk } from "@/e2e/factories";
import type { OwnReportInput } from "@/lib/contracts/own-report";
import { isoDate } from "@/lib/domain/dates";
import { reportByCompany } from "./report-by-company";
import { reportStatus } from "./report-status";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const report = (
  { company }: Agreement,
  invoiceId: string,
  what: OwnReportInput["report"],
  holdUntil: OwnReportInput["holdUntil"] = null,
) => reportByCompany(company, { invoiceId, report: what, reason: "Kunden bestrider timene", holdUntil });

const rowOf = async ({ company }: Agreement, invoiceId: string) =>
  (await findInvoiceHead(company, invoiceId))?.factoring;

const partnerSays = (
  { partner }: Agreement,
  id: string,
  status: "disputed" | "on_hold" | "collection" | "delivered",
) =>
  expectOk(
    reportStatus(partner, {
      ...{
        invoiceId: id,
        status,
        description: "Fra factoringselskapet",
        occurredAt: new Date("2026-03-03T09:00:00Z"),
      },
      ...{ holdUntil: null, nextEvent: null, nextEventDate: null },
    }),
  );

describe("M22: the company's own reports of an invoice at the factoring company", () => {
  test("M22: an objection is told in the history and in the partner's feed, and is taken back again", async () => {
    const at = await newAgreement(pool);
    const { invoiceId } = await delivered(at);
    await expectOk(report(at, invoiceId, "dispute"));
    expect(await rowOf(at, invoiceId)).toMatchObject({
      status: "disputed",
      statusDescription: "Kunden bestrider timene",
      reportedStatus: "disputed",
    });
    expect(await eventsOf(at.company)).toContain("invoice.disputed");
    const [told] = await listInvoiceHistory(at.company, invoiceId);
    expect(told).toMatchObject({
      event: "dispute_reported",
      actorKind: "user",
      text: "Kunden bestrider timene",
    });

    const before = (await rowOf(at, invoiceId))?.sequence ?? 0;
    await expectOk(report(at, invoiceId, "end_dispute"));
    const after = await rowOf(at, invoiceId);
    expect(after).toMatchObject({ status: "delivered", reportedStatus: null, reportedFrom: null });
    expect(after?.sequence).toBeGreaterThan(before);
  });

  test("M22: a hold has an end date, which goes when it is taken back", async () => {
    const at = await newAgreement(pool);
    const { invoiceId } = await delivered(at);
    await expectOk(report(at, invoiceId, "hold", isoDate("2026-04-01")));
    expect(await rowOf(at, invoiceId)).toMatchObject({ status: "on_hold", holdUntil: "2026-04-01" });
    await expectOk(report(at, invoiceId, "end_hold"));
    expect(await rowOf(at, invoiceId)).toMatchObject({ status: "delivered", holdUntil: null });
  });

  test("M22: a hold of the factoring company's own is refused to the company, an objection is not", async () => {
    const at = await newAgreement(pool);
    const held = await delivered(at);
    await partnerSays(at, held.id, "on_hold");
    expect(await report(at, held.invoiceId, "end_hold")).toMatchObject({
      error: { code: "held_by_factoring_company" },
    });

    const objected = await delivered(at);
    await partnerSays(at, objected.id, "disputed");
    await expectOk(report(at, objected.invoiceId, "end_dispute"));
    expect((await rowOf(at, objected.invoiceId))?.status).toBe("delivered");
  });

  test("M22: an objection during debt collection goes back there, and one that the partner ended is the partner's", async () => {
    const at = await newAgreement(pool);
    const { invoiceId, id } = await delivered(at);
    await partnerSays(at, id, "collection");
    await expectOk(report(at, invoiceId, "dispute"));
    await expectOk(report(at, invoiceId, "end_dispute"));
    expect((await rowOf(at, invoiceId))?.status).toBe("collection");

    await expectOk(report(at, invoiceId, "dispute"));
    await partnerSays(at, id, "delivered");
    expect(await rowOf(at, invoiceId)).toMatchObject({ status: "delivered", reportedStatus: null });
  });

  test("M22: where the machine has no such step it is refused with the allowed ones, and nothing is told", async () => {
    const at = await newAgreement(pool);
    const offered = await ready(at);
    const refused = await report(at, offered.invoiceId, "dispute");
    expect(refused).toMatchObject({
      error: {
        code: "invalid_status_transition",
        from: "ready",
        allowed: ["fetched", "delivered", "rejected", "withdrawn"],
      },
    });

    const paid = await delivered(at);
    await expectOk(pay(at, paid.number));
    const { length } = await listInvoiceHistory(at.company, paid.invoiceId);
    expect(await report(at, paid.invoiceId, "hold")).toMatchObject({
      error: { code: "invalid_status_transition" },
    });
    expect(await listInvoiceHistory(at.company, paid.invoiceId)).toHaveLength(length);
  });

  test("M22: a viewer may not report, nor the partner in the company's name", async () => {
    const at = await newAgreement(pool);
    const { invoiceId } = await delivered(at);
    const viewer = {
      ...at.company,
      actor: { kind: "user", userId: "v", name: "Vilde", role: "viewer" } as const,
    };
    for (const company of [viewer, at.partner]) {
      const input = { invoiceId, report: "dispute", reason: "x", holdUntil: null } as const;
      expect(await reportByCompany(company, input)).toMatchObject({ error: { code: "forbidden" } });
    }
  });
});
