import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listDeliveryPdfs } from "@/db/queries/delivery-pdfs";
import { findDocument } from "@/db/queries/documents";
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
