import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listInvoices } from "@/db/queries/invoice-list";
import { countLate, findLateness, listLate } from "@/db/queries/late-invoices";
import { newDatabase } from "@/db/test-database";
import {
  acknowledge,
  type Claim,
  type ClaimStage,
  claimIn,
  historyOf,
  newClaimStage,
  offerClaim,
} from "@/e2e/claim";
import { expectOk } from "@/e2e/factories";
import type { Lateness } from "@/lib/domain/lateness";
import { claimInvoice } from "./claim-invoices";
import { downloadEhf } from "./download-ehf";
import { readInvoice } from "./read-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const at = <Stage extends { now: Date }>(scope: Stage, moment: string): Stage => ({
  ...scope,
  now: new Date(moment),
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
    expect((await readInvoice(stage.partner, { invoiceId: claim.id }))?.delivery).toMatchObject({
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

    const listed = async (late?: Lateness) =>
      (await listInvoices(later, { view: "late", late, limit: 10 })).map(({ id }) => id);
    expect(await listed()).toEqual([second.invoiceId, first.invoiceId]);
    expect(await listed("not_fetched")).toEqual([first.invoiceId]);
    expect(await listed("not_delivered")).toEqual([second.invoiceId]);
    expect(await listInvoices(stage.company, { view: "late", limit: 10 })).toEqual([]);

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
