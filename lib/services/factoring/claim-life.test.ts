import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listDeliveryPdfs } from "@/db/queries/delivery-pdfs";
import { findDocument } from "@/db/queries/documents";
import { countLate, findLateness, listLate } from "@/db/queries/late-invoices";
import { newDatabase } from "@/db/test-database";
import { companiesWithEndedHolds } from "@/db/writes/operations";
import {
  acknowledge,
  type Claim,
  type ClaimStage,
  claimIn,
  historyOf,
  newClaimStage,
  noMore,
  offerClaim,
  reject,
  report,
  statusOf,
  toldOf,
} from "@/e2e/claim";
import { expectOk, sha256, tinyPdf } from "@/e2e/factories";
import { isoDate } from "@/lib/domain/dates";
import { changeServiceLevel } from "./change-service-level";
import { claimInvoice } from "./claim-invoices";
import { downloadEhf } from "./download-ehf";
import { endHolds } from "./end-holds";
import { readInvoice } from "./read-invoices";
import { replaceDeliveryPdf } from "./replace-delivery-pdf";
import { reportStatus } from "./report-status";
import { sendInvoiceAgain } from "./send-again";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const at = <Stage extends { now: Date }>(scope: Stage, moment: string): Stage => ({
  ...scope,
  now: new Date(moment),
});

const read = async ({ partner }: ClaimStage, { id }: Claim) =>
  expectFound(await readInvoice(partner, { invoiceId: id }));

function expectFound<Value>(value: Value | null): Value {
  if (value === null) throw new Error("the invoice is not there");
  return value;
}

describe("a hold with a last day (M15)", () => {
  const hold = ({ partner }: ClaimStage, { id }: Claim, holdUntil: string | null) =>
    expectOk(
      reportStatus(partner, {
        ...noMore,
        invoiceId: id,
        status: "on_hold",
        description: "Avdrag avtales",
        holdUntil: holdUntil === null ? null : isoDate(holdUntil),
        nextEvent: "reminder",
        nextEventDate: isoDate("2026-04-02"),
      }),
    );
  const sweep = ({ company }: ClaimStage, moment: string) =>
    expectOk(endHolds(at({ ...company, actor: { kind: "system", task: "sweep" } }, moment), { limit: 10 }));

  test("M15: ends by itself the day after in Norway, is told, and may be set again", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    await hold(stage, claim, "2026-04-01");
    expect(await sweep(stage, "2026-04-01T21:59:00Z")).toEqual({ ended: 0 });
    expect(await statusOf(stage, claim.invoiceId)).toBe("on_hold");

    expect(await sweep(stage, "2026-04-01T22:01:00Z")).toEqual({ ended: 1 });
    expect(await read(stage, claim)).toMatchObject({
      status: "delivered",
      statusDescription: "",
      holdUntil: null,
      nextEvent: "reminder",
      nextEventDate: "2026-04-02",
    });
    expect((await historyOf(stage, claim))[0]).toMatchObject({
      event: "status_changed",
      actorKind: "system",
      facts: { status: "delivered", heldUntil: "2026-04-01" },
    });
    expect((await toldOf(stage, claim)).slice(-2)).toEqual([
      "invoice.status_changed",
      "invoice.status_changed",
    ]);
    expect(await sweep(stage, "2026-04-03T00:00:00Z")).toEqual({ ended: 0 });
    expect((await hold(stage, claim, null)).holdUntil).toBeNull();
  });

  test("M15: without a last day it lasts until the partner ends it", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    await hold(stage, claim, null);
    expect(await sweep(stage, "2099-01-01T00:00:00Z")).toEqual({ ended: 0 });
    expect((await expectOk(report(stage, claim, "delivered"))).status).toBe("delivered");
  });

  test("M15: the worker finds the companies that have one that is over, and no others", async () => {
    const [over, running] = [await newClaimStage(pool), await newClaimStage(pool)];
    await hold(over, await claimIn(over, "delivered"), "2026-03-20");
    await hold(running, await claimIn(running, "delivered"), "2999-01-01");
    const found = await companiesWithEndedHolds(pool);
    expect(found).toContain(over.company.companyId);
    expect(found).not.toContain(running.company.companyId);
  });
});

describe("edge 15: downgraded to service only", () => {
  test("M15, edge 15: is told with its reason, has no effect in the ledger, and said again changes nothing", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    const before = await read(stage, claim);
    const downgrade = () =>
      expectOk(
        changeServiceLevel(stage.partner, {
          invoiceId: claim.id,
          serviceLevel: "service_only",
          reason: "Over kredittgrensen",
        }),
      );
    const after = await downgrade();
    expect(after).toMatchObject({
      status: "delivered",
      serviceLevel: "service_only",
      balance: before.balance,
    });
    expect((await historyOf(stage, claim))[0]).toMatchObject({
      event: "service_level_changed",
      text: "Over kredittgrensen",
      facts: { serviceLevel: "service_only" },
    });
    expect((await toldOf(stage, claim)).at(-1)).toBe("invoice.updated");
    expect(await downgrade()).toEqual(after);
  });

  test.each(["rejected", "withdrawn", "recoursed", "completed"] as const)(
    "edge 15: not when it is %s",
    async (status) => {
      const stage = await newClaimStage(pool);
      const { id: invoiceId } = await claimIn(stage, status);
      const terms = { serviceLevel: "service_only", reason: "Over grensen" } as const;
      expect(await changeServiceLevel(stage.partner, { invoiceId, ...terms })).toEqual({
        ok: false,
        error: { code: "invoice_final", from: status },
      });
    },
  );
});

describe("edge 20: another PDF than the receipt said", () => {
  const replace = ({ partner }: ClaimStage, { id }: Claim, words: string, more: object = {}) =>
    replaceDeliveryPdf(partner, { invoiceId: id, pdf: tinyPdf(words), reason: "Feil KID", ...more });

  test("M22, edge 20: holds from now on; the old one is kept, both with their checksum, and the reason is told", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "collection");
    const replaced = await expectOk(
      replace(stage, claim, "ny", { factorKid: "900010059", dueDate: isoDate("2026-03-30") }),
    );
    expect(replaced).toMatchObject({
      status: "collection",
      factorKid: "900010059",
      factorDueDate: "2026-03-30",
      dueDate: "2026-03-16",
      delivery: {
        pdf: { sha256: sha256(tinyPdf("ny")) },
        pdfVersions: [
          { version: 1, sha256: sha256(tinyPdf()), reason: "" },
          { version: 2, sha256: sha256(tinyPdf("ny")), reason: "Feil KID" },
        ],
      },
    });
    const [first] = await listDeliveryPdfs(stage.company, claim.id);
    const kept = await findDocument(stage.company, first?.documentId ?? "");
    expect(kept && sha256(kept.bytes)).toBe(sha256(tinyPdf()));
    expect((await historyOf(stage, claim))[0]).toMatchObject({
      event: "delivery_pdf_replaced",
      text: "Feil KID",
      facts: { version: 2, factorKid: "900010059" },
      sha256: sha256(tinyPdf("ny")),
    });
    expect((await toldOf(stage, claim)).at(-1)).toBe("invoice.updated");
  });

  test("edges 19 and 20: the PDF that holds changes nothing, and the receipt's own is still known to be the first", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    const once = await expectOk(replace(stage, claim, "ny"));
    expect(await expectOk(replace(stage, claim, "ny", { reason: "En gang til" }))).toEqual(once);
    expect((await expectOk(acknowledge(stage, claim))).status).toBe("delivered");
    expect(await acknowledge(stage, claim, { words: "en tredje" })).toMatchObject({
      error: { code: "already_delivered" },
    });
    expect(await listDeliveryPdfs(stage.company, claim.id)).toHaveLength(2);
  });

  test("edge 22: not before the receipt, and not with what is no PDF", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "fetched");
    expect(await replace(stage, claim, "ny")).toMatchObject({ error: { code: "not_delivered" } });
    const input = { invoiceId: claim.id, pdf: new TextEncoder().encode("<html>"), reason: "Feil" };
    expect(await replaceDeliveryPdf(stage.partner, input)).toMatchObject({
      error: { code: "validation_failed", errors: [{ pointer: "/pdf", code: "pdf_not_a_pdf" }] },
    });
  });
});

describe("edge 21: a late receipt", () => {
  test.each([
    ["2026-03-16T22:59:00Z", []],
    ["2026-03-16T23:01:00Z", ["delivered_after_due_date"]],
  ] as const)("M22, edge 21: delivered %s is taken, with the warning %j", async (deliveredAt, warnings) => {
    const stage = await newClaimStage(pool);
    const claim = await offerClaim(stage);
    const late = { ...stage, partner: at(stage.partner, "2026-03-18T08:00:00Z") };
    await expectOk(acknowledge(late, claim, { deliveredAt: new Date(deliveredAt) }));
    expect((await read(stage, claim)).delivery).toMatchObject({
      deliveredAt: new Date(deliveredAt),
      receivedAt: late.partner.now,
      warnings,
    });
    expect((await historyOf(stage, claim))[0]).toMatchObject({
      event: "delivered",
      at: late.partner.now,
      facts: { deliveredAt: new Date(deliveredAt).toISOString(), warning: warnings[0] ?? null },
    });
  });
});

describe("edge 24: what waits too long", () => {
  const late = ({ company }: ClaimStage, { invoiceId }: Claim, moment: string) =>
    findLateness(at(company, moment), invoiceId);

  test("edge 24: a day after it was ready nobody has fetched it; three days after that it is not delivered", async () => {
    const stage = await newClaimStage(pool);
    const claim = await offerClaim(stage);
    expect(await late(stage, claim, "2026-03-03T09:00:00Z")).toBeNull();
    expect(await late(stage, claim, "2026-03-03T09:00:01Z")).toBe("not_fetched");
    const partner = at(stage.partner, "2026-03-03T10:00:00Z");
    expect((await readInvoice(partner, { invoiceId: claim.id }))?.late).toBe("not_fetched");

    await expectOk(claimInvoice(partner, { invoiceId: claim.id }));
    expect(await late(stage, claim, "2026-03-06T10:00:00Z")).toBeNull();
    expect(await late(stage, claim, "2026-03-06T10:00:01Z")).toBe("not_delivered");
    await expectOk(acknowledge({ ...stage, partner: at(partner, "2026-03-07T10:00:00Z") }, claim));
    expect(await late(stage, claim, "2026-03-08T10:00:00Z")).toBeNull();
  });

  test("edge 24: who has taken the EHF without claiming has fetched it", async () => {
    const stage = await newClaimStage(pool);
    const claim = await offerClaim(stage);
    await expectOk(downloadEhf(at(stage.partner, "2026-03-02T10:00:00Z"), { invoiceId: claim.id }));
    expect(await late(stage, claim, "2026-03-05T09:59:00Z")).toBeNull();
    expect(await late(stage, claim, "2026-03-05T10:01:00Z")).toBe("not_delivered");
  });

  test("edge 24: they are counted and listed a page at a time, the ones sent first before the others", async () => {
    const stage = await newClaimStage(pool);
    const [first, second] = [await offerClaim(stage), await claimIn(stage, "fetched")];
    await claimIn(stage, "delivered");
    const later = at(stage.company, "2026-03-10T09:00:00Z");
    expect(await countLate(stage.company)).toEqual({ not_fetched: 0, not_delivered: 0 });
    expect(await countLate(later)).toEqual({ not_fetched: 1, not_delivered: 1 });

    const page = await listLate(later, { limit: 1 });
    expect(page).toMatchObject({
      rows: [{ invoiceId: first.invoiceId, number: first.number, late: "not_fetched" }],
      next: first.id,
    });
    const rest = await listLate(later, { limit: 1, after: first.id });
    expect(rest).toMatchObject({
      rows: [{ invoiceId: second.invoiceId, late: "not_delivered", since: stage.partner.now }],
      next: null,
    });
  });
});

describe("edge 13: a rejection's last word", () => {
  test("M20, edge 13: for good is not sent to the same factoring company again; corrected otherwise it is", async () => {
    const stage = await newClaimStage(pool);
    const [good, mendable] = [await offerClaim(stage), await offerClaim(stage)];
    await expectOk(reject(stage, good, { retryable: false }));
    expect((await read(stage, good)).rejection).toEqual({ reasonCode: "limit_exceeded", retryable: false });
    expect(await sendInvoiceAgain(stage.company, good)).toMatchObject({
      error: { code: "rejected_for_good" },
    });

    await expectOk(reject(stage, mendable));
    await expectOk(sendInvoiceAgain(stage.company, mendable));
    expect(await statusOf(stage, mendable.invoiceId)).toBe("preparing");
  });
});

describe("a report", () => {
  test("M22: sets the partner's own reference and date, and leaves them when it does not name them", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    const say = (more: object) =>
      expectOk(reportStatus(stage.partner, { ...noMore, invoiceId: claim.id, status: "on_hold", ...more }));
    await say({ factorReference: "PO-2", dueDate: isoDate("2026-04-16") });
    expect(await say({ description: "Venter" })).toMatchObject({
      factorReference: "PO-2",
      factorDueDate: "2026-04-16",
      dueDate: "2026-03-16",
    });
  });

  test("M15, edge 34: recourse with a dispute closes it, and says so", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "disputed");
    await expectOk(report(stage, claim, "recoursed"));
    expect((await read(stage, claim)).settlement.status).toBe("bought_back");
    const history = await historyOf(stage, claim);
    expect(history.find(({ event }) => event === "status_changed")?.facts).toMatchObject({
      status: "recoursed",
      closed: "disputed",
    });
    expect(history.map(({ event }) => event)).toContain("dunning_held");
  });
});
