import { afterAll, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { openAsOwner } from "@/db/raw-sql";
import { newDatabase } from "@/db/test-database";
import { delivered, newAgreement } from "@/e2e/agreement";
import { expectOk } from "@/e2e/factories";
import { LARGEST_ORE } from "@/lib/contracts/partner-api/values";
import { exchangeRate } from "@/lib/domain/currency";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { changeCurrencies } from "../factoring/change-currencies";
import { readStatement } from "../factoring/read-statement";
import { postFactoringEvents } from "./post-events";
import { postPartnerVoucher } from "./post-partner-voucher";
import { postVoucherBatch } from "./post-voucher-batch";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

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

const beyond = (pointer: string) => ({
  ok: false,
  error: { code: "validation_failed", errors: [{ pointer, code: "too_big" }] },
});

/** An agreement that lists euro. */
async function inEuro() {
  const at = await newAgreement(pool);
  const { connectionId } = at.active;
  await expectOk(changeCurrencies(at.company, { connectionId, currencies: ["EUR"] }));
  return at;
}

const highest = { currency: "EUR", exchangeRate: exchangeRate(999_999_999n) } as const;

test("M26, edge 41: the largest batch at the highest rate is refused line by line, and what each line may be is refused as a whole", async () => {
  const { partner } = await inEuro();
  const names = Array.from({ length: 4 }, (_, n) => `v${n}`);
  const vouchers = names.map((name) => ({ ...largest(name), ...highest }));
  const { results } = await expectOk(postVoucherBatch(partner, { vouchers, dryRun: false }));
  expect(results).toHaveLength(4);
  for (const [index, result] of results.entries()) {
    expect(result).toMatchObject({ posted: false, code: "validation_failed" });
    expect(result.errors).toHaveLength(1000);
    expect(result.errors[0]).toMatchObject({ pointer: `/vouchers/${index}/lines/0/amount`, code: "too_big" });
  }
  const within = vouchers.map((one) => ({
    ...one,
    lines: one.lines.map((line) => ({ ...line, amount: ore(line.amount / 1000n) })),
  }));
  expect(await postVoucherBatch(partner, { vouchers: within, dryRun: false })).toMatchObject(
    beyond("/vouchers"),
  );
});

test("edge 41: an event whose kroner are too many at its rate names its item", async () => {
  const at = await inEuro();
  const { id } = await delivered(at, { currency: "EUR", exchangeRate: exchangeRate(11_500_000n) });
  const advance = { kind: "payment", factoringInvoiceId: id, through: "bank" } as const;
  const told = await postFactoringEvents(at.partner, {
    dryRun: false,
    externalReference: "large",
    date: isoDate("2026-03-16"),
    ...highest,
    items: [{ ...advance, amount: ore(LARGEST_ORE) }],
  });
  expect(told).toMatchObject(beyond("/items/0/amount"));
});

test("M26: an account whose sums are full refuses the next voucher instead of failing", async () => {
  const { partner, company } = await newAgreement(pool);
  const small = (externalReference: string) => {
    const one = largest(externalReference);
    return { ...one, lines: one.lines.slice(0, 2), dryRun: false };
  };
  await expectOk(postPartnerVoucher(partner, small("first")));
  await owner`
    update account_balances set debit_ore = 9223372036854775807, credit_ore = 9223372036854775807
    where company_id = ${company.companyId} and account_no = 1920`;
  expect(await postPartnerVoucher(partner, small("next"))).toMatchObject(beyond("/lines"));
  const { externalReference, dryRun, ...rest } = small("batch");
  const batch = { vouchers: [{ ...rest, externalReference }], dryRun };
  expect(await postVoucherBatch(partner, batch)).toMatchObject(beyond("/vouchers"));
});

test("M26: no voucher can make a balance that the API could not tell: it is refused, and the books stand as they stood", async () => {
  const { partner } = await newAgreement(pool);
  const both = { vouchers: [largest("a"), largest("b"), largest("c")], dryRun: false };
  expect(await postVoucherBatch(partner, both)).toMatchObject(beyond("/vouchers"));

  for (const name of ["a", "b"])
    await expectOk(postPartnerVoucher(partner, { ...largest(name), dryRun: false }));
  for (const dryRun of [true, false])
    expect(await postPartnerVoucher(partner, { ...largest("c"), dryRun })).toMatchObject(beyond("/lines"));
  const statement = await readStatement(partner, { from: isoDate("2026-01-01"), to: isoDate("2026-12-31") });
  expect(statement).toMatchObject({ closing: -1000n * LARGEST_ORE });
});
