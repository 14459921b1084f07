import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { newDatabase } from "@/db/test-database";
import { newAgreement } from "@/e2e/agreement";
import { expectOk } from "@/e2e/factories";
import { LARGEST_ORE } from "@/lib/contracts/partner-api/values";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { readStatement } from "../factoring/read-statement";
import { postPartnerVoucher } from "./post-partner-voucher";
import { postVoucherBatch } from "./post-voucher-batch";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

/** As large as a voucher can be: 500 lines of the largest amount on either side. */
function largest(externalReference: string) {
  const lines = Array.from({ length: 500 }, () => [
    { account: 1920, amount: ore(LARGEST_ORE) },
    { account: 80_000, amount: ore(-LARGEST_ORE) },
  ]);
  return {
    externalReference,
    voucherDate: isoDate("2026-03-16"),
    description: "Størst",
    currency: "NOK" as const,
    lines: lines.flat(),
  };
}

test("M26: no voucher can make a balance that the API could not tell: it is refused, and the books stand as they stood", async () => {
  const { partner } = await newAgreement(pool);
  const beyond = (pointer: string) => ({
    ok: false,
    error: { code: "validation_failed", errors: [{ pointer, code: "too_big" }] },
  });
  const both = { vouchers: [largest("a"), largest("b"), largest("c")], dryRun: false };
  expect(await postVoucherBatch(partner, both)).toMatchObject(beyond("/vouchers"));

  for (const name of ["a", "b"])
    await expectOk(postPartnerVoucher(partner, { ...largest(name), dryRun: false }));
  for (const dryRun of [true, false])
    expect(await postPartnerVoucher(partner, { ...largest("c"), dryRun })).toMatchObject(beyond("/lines"));
  const statement = await readStatement(partner, { from: isoDate("2026-01-01"), to: isoDate("2026-12-31") });
  expect(statement).toMatchObject({ closing: -1000n * LARGEST_ORE });
});
