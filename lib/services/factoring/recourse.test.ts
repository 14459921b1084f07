import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findSettlement } from "@/db/queries/invoice-page";
import { newDatabase } from "@/db/test-database";
import {
  type Claim,
  type ClaimStage,
  claimIn,
  creditDraft,
  historyOf,
  newClaimStage,
  report,
  send,
  statusOf,
  toldOf,
} from "@/e2e/claim";
import { expectOk } from "@/e2e/factories";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { postPartnerVoucher } from "../vouchers/post-partner-voucher";
import { readInvoice } from "./read-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const CLEARING = 80_000;

/** A voucher about a claim, between its customer (or the bank) and the clearing account. */
function post(
  { partner, customerNo }: ClaimStage,
  { number: invoiceNo }: Claim,
  eventKind: string,
  amount: bigint,
  on: "customer" | "bank" = "customer",
) {
  const side = on === "customer" ? { customerNo } : { account: 1920 };
  return expectOk(
    postPartnerVoucher(partner, {
      dryRun: false,
      externalReference: `${eventKind} ${invoiceNo}`,
      voucherDate: isoDate("2026-03-16"),
      description: eventKind,
      currency: "NOK",
      lines: [
        { ...side, amount: ore(amount), eventKind, invoiceNo },
        { account: CLEARING, amount: ore(-amount), eventKind, invoiceNo },
      ],
    }),
  );
}

const settlementOf = async ({ partner }: ClaimStage, { id }: Claim) =>
  (await readInvoice(partner, { invoiceId: id }))?.settlement;

describe("M29: «Oppgjørsstatus» after recourse", () => {
  test("M29, edge 34: of a financed claim it is bought back until the debtor pays after all", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    await post(stage, claim, "advance", 1_000_000n, "bank");
    await expectOk(report(stage, claim, "recoursed"));
    expect(await settlementOf(stage, claim)).toMatchObject({ status: "bought_back", remaining: 1_250_000n });

    await post(stage, claim, "payment_after_recourse", -250_000n);
    expect(await settlementOf(stage, claim)).toMatchObject({ status: "bought_back", remaining: 1_000_000n });
    await expectOk(send(stage, await creditDraft(stage, claim, 10_000n)));
    expect(await settlementOf(stage, claim)).toMatchObject({
      status: "settled",
      remaining: 0n,
      settled: 250_000n,
      credited: 1_000_000n,
    });
  });

  test("M26, M28: paid in full by a voucher it is completed by itself, and the partner is told", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "collection");
    await post(stage, claim, "payment", -1_250_000n);
    expect(await statusOf(stage, claim.invoiceId)).toBe("completed");
    expect((await toldOf(stage, claim)).at(-1)).toBe("invoice.status_changed");
    expect((await historyOf(stage, claim)).map(({ event }) => event)).toContain("completed");
  });

  test("M29: of a claim that was written off it says so", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    await expectOk(report(stage, claim, "recoursed"));
    await post(stage, claim, "write_off", -1_250_000n);
    expect(await settlementOf(stage, claim)).toMatchObject({
      status: "written_off",
      writtenOff: 1_250_000n,
      remaining: 0n,
    });
  });

  test("M29: of a claim that was sold it is bought back though its own item is closed, and until that is paid", async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, "delivered");
    await post(stage, claim, "purchase", -1_250_000n);
    expect(await findSettlement(stage.company, claim.invoiceId)).toMatchObject({
      remainingOre: 0n,
      givenBackOre: 1_250_000n,
    });
    await post(stage, claim, "recourse", 1_250_000n);
    const open = await findSettlement(stage.company, claim.invoiceId);
    expect(open).toMatchObject({ remainingOre: 0n, givenBackOre: 1_250_000n });
  });
});
