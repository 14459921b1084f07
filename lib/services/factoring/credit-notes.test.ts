import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listDeliveryPdfs } from "@/db/queries/delivery-pdfs";
import { newDatabase } from "@/db/test-database";
import {
  acknowledge,
  type Claim,
  type ClaimStage,
  claimIn,
  creditDraft,
  historyOf,
  newClaimStage,
  offerClaim,
  prepare,
  report,
  send,
  statusOf,
  toldOf,
} from "@/e2e/claim";
import { expectOk, newDraft, sendAndPrepare } from "@/e2e/factories";
import { claimInvoice } from "./claim-invoices";
import { downloadEhf } from "./download-ehf";
import { readInvoice, readInvoices } from "./read-invoices";

const database = await newDatabase();
const pool = openPool(database.url, 12);
afterAll(() => pool.end());

/** Credit, send and prepare; answers the credit note's id. */
async function credit(stage: ClaimStage, claim: Claim, quantityMilli?: bigint): Promise<string> {
  const noteId = await creditDraft(stage, claim, quantityMilli);
  await sendAndPrepare(stage.company, noteId);
  return noteId;
}

const offered = async ({ partner }: ClaimStage) =>
  (await readInvoices(partner, { status: "ready", limit: 100 })).data.map(({ invoiceNo }) => invoiceNo);

describe("M33, edge 9: credited before the partner has fetched", () => {
  test("M33, edge 9: while it is being prepared, nothing of it is ever offered", async () => {
    const stage = await newClaimStage(pool);
    const invoiceId = await newDraft(stage.company, stage.customerNo);
    await expectOk(send(stage, invoiceId));
    const noteId = await creditDraft(stage, { invoiceId, id: "", number: 0 });
    await expectOk(send(stage, noteId));

    // Whichever the worker takes first.
    await prepare(stage, [noteId]);
    await prepare(stage, [invoiceId]);
    expect(await statusOf(stage, invoiceId)).toBe("withdrawn");
    expect(await statusOf(stage, noteId)).toBe("withdrawn");
    expect(await offered(stage)).toEqual([]);
  });

  test("M33, edge 9: both made by one job are taken back together", async () => {
    const stage = await newClaimStage(pool);
    const invoiceId = await newDraft(stage.company, stage.customerNo);
    await expectOk(send(stage, invoiceId));
    const noteId = await creditDraft(stage, { invoiceId, id: "", number: 0 });
    await expectOk(send(stage, noteId));
    await prepare(stage, [invoiceId, noteId]);
    expect([await statusOf(stage, invoiceId), await statusOf(stage, noteId)]).toEqual([
      "withdrawn",
      "withdrawn",
    ]);
  });

  test("M33, edge 9: in two parts, the second takes the first back with the invoice", async () => {
    const stage = await newClaimStage(pool);
    const claim = await offerClaim(stage);
    const first = await credit(stage, claim, 2_500n);
    expect(await statusOf(stage, first)).toBe("ready");
    expect(await statusOf(stage, claim.invoiceId)).toBe("ready");

    const second = await credit(stage, claim, 10_000n);
    for (const id of [claim.invoiceId, first, second]) expect(await statusOf(stage, id)).toBe("withdrawn");
    expect(await offered(stage)).toEqual([]);
    expect((await toldOf(stage, claim)).slice(-2)).toEqual(["invoice.credited", "invoice.withdrawn"]);
  });
});

describe("M33, edges 10 to 12: credited when the partner has it", () => {
  test("M33, edge 10: who has taken the EHF is offered the credit note, and the invoice stands", async () => {
    const stage = await newClaimStage(pool);
    const claim = await offerClaim(stage);
    await expectOk(downloadEhf(stage.partner, { invoiceId: claim.id }));
    await credit(stage, claim);
    expect(await statusOf(stage, claim.invoiceId)).toBe("ready");
    expect(await offered(stage)).toEqual([claim.number, claim.number + 1]);
  });

  test.each(["delivered", "disputed", "on_hold", "collection"] as const)(
    "M33, edge 11: of a %s invoice a part lowers it, and the rest completes it; the partner is told of each",
    async (status) => {
      const stage = await newClaimStage(pool);
      const claim = await claimIn(stage, status);
      const before = (await toldOf(stage, claim)).length;
      const part = await credit(stage, claim, 2_500n);
      expect(await readInvoice(stage.partner, { invoiceId: claim.id })).toMatchObject({
        status,
        balance: 1_000_000n,
        settlement: { credited: 250_000n, remaining: 1_000_000n },
      });
      await credit(stage, claim, 10_000n);
      expect(await readInvoice(stage.partner, { invoiceId: claim.id })).toMatchObject({
        status: "completed",
        balance: 0n,
        settlement: { status: "credited" },
      });
      expect((await toldOf(stage, claim)).slice(before)).toEqual([
        "invoice.credited",
        "invoice.credited",
        "invoice.status_changed",
      ]);
      expect(await statusOf(stage, part)).toBe("ready");
    },
  );

  test("M33, edge 12: more than remains stays as the customer's credit, and Historikk says to settle it", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    await credit(stage, claim, 10_000n);
    const whole = await credit(stage, claim);
    const rows = (await readInvoices(stage.partner, { type: "credit_note", limit: 100 })).data;
    expect(rows.map(({ balance }) => balance)).toEqual([0n, -1_000_000n]);
    expect(await statusOf(stage, whole)).toBe("ready");
    expect((await historyOf(stage, claim)).find(({ event }) => event === "credited")?.facts).toMatchObject({
      surplusOre: "1000000",
    });
  });

  test("M33, edge 11: a credit note runs through the machine itself", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    await credit(stage, claim, 2_500n);
    const [row] = (await readInvoices(stage.partner, { status: "ready", limit: 1 })).data;
    const note: Claim = { id: row?.id ?? "", invoiceId: "", number: row?.invoiceNo ?? 0 };
    expect((await expectOk(claimInvoice(stage.partner, { invoiceId: note.id }))).status).toBe("fetched");
    expect((await expectOk(acknowledge(stage, note))).status).toBe("delivered");
    expect((await expectOk(report(stage, note, "completed"))).status).toBe("completed");
    expect(await report(stage, note, "disputed")).toMatchObject({
      error: { code: "invalid_status_transition", allowed: ["delivered"] },
    });
  });
});

/** As often as it takes for both orders to be seen on most runs; each round is right whichever comes first. */
const rounds = Array.from({ length: 8 }, (_, round) => round);

describe("M20: what happens at the same time", () => {
  test.each(rounds)("M20, edge 10: a claim and a credit note, round %i: the claim is the line", async () => {
    const stage = await newClaimStage(pool);
    const claim = await offerClaim(stage);
    const noteId = await creditDraft(stage, claim);
    const [claimed, sent] = await Promise.all([
      claimInvoice(stage.partner, { invoiceId: claim.id }),
      send(stage, noteId),
    ]);
    expect(sent.ok).toBe(true);
    await prepare(stage, [noteId]);
    if (claimed.ok) {
      expect(await statusOf(stage, claim.invoiceId)).toBe("fetched");
      expect(await statusOf(stage, noteId)).toBe("ready");
    } else {
      expect(claimed.error).toEqual({
        code: "invalid_status_transition",
        from: "withdrawn",
        to: "fetched",
        allowed: [],
      });
      expect(await statusOf(stage, claim.invoiceId)).toBe("withdrawn");
      expect(await statusOf(stage, noteId)).toBe("withdrawn");
    }
  });

  test("M20: ten claims of one invoice are one claim", async () => {
    const stage = await newClaimStage(pool);
    const claim = await offerClaim(stage);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => expectOk(claimInvoice(stage.partner, { invoiceId: claim.id }))),
    );
    expect(new Set(answers.map(({ sequence }) => sequence)).size).toBe(1);
    expect((await historyOf(stage, claim)).filter(({ event }) => event === "fetched")).toHaveLength(1);
    expect(await toldOf(stage, claim)).toEqual(["invoice.ready", "invoice.status_changed"]);
  });

  test("M21, edge 19: ten receipts with one PDF are one receipt; of ten PDFs one is kept", async () => {
    const stage = await newClaimStage(pool);
    const [same, different] = [await offerClaim(stage), await offerClaim(stage)];
    const repeated = await Promise.all(Array.from({ length: 10 }, () => acknowledge(stage, same)));
    expect(repeated.every(({ ok }) => ok)).toBe(true);
    expect(await listDeliveryPdfs(stage.company, same.id)).toHaveLength(1);
    expect((await historyOf(stage, same)).filter(({ event }) => event === "delivered")).toHaveLength(1);

    const others = await Promise.all(
      Array.from({ length: 10 }, (_, nth) => acknowledge(stage, different, { words: `pdf ${nth}` })),
    );
    expect(others.filter(({ ok }) => ok)).toHaveLength(1);
    expect(others.filter((one) => !one.ok && one.error.code === "already_delivered")).toHaveLength(9);
    expect(await listDeliveryPdfs(stage.company, different.id)).toHaveLength(1);
  });

  test.each(rounds)("M21, edge 11: a receipt and a credit note of it all, round %i, agree", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "fetched");
    const noteId = await creditDraft(stage, claim);
    const [delivered, sent] = await Promise.all([acknowledge(stage, claim), send(stage, noteId)]);
    expect([delivered.ok, sent.ok]).toEqual([true, true]);
    await prepare(stage, [noteId]);
    expect(await statusOf(stage, noteId)).toBe("ready");
    // Credited before the receipt it waits for the partner's last word; after it the ledger has said it.
    expect(["delivered", "completed"]).toContain(await statusOf(stage, claim.invoiceId));
  });
});
