import { expect, test } from "../fixtures";
import { expectProblem, pointersOf } from "./expect-problem";
import { advance } from "./posting-calls";
import { countVouchers } from "./state";

const path = "/factoring/vouchers/batch";

test("postVoucherBatch 200: 500 vouchers, each posted or refused for itself, in the order given (M26)", async ({
  company,
  partner,
}) => {
  const vouchers = Array.from({ length: 500 }, (_, index) => advance(`B-${index}`, index + 1));
  const [debit] = advance("x").lines;
  const skewed = { ...advance("B-7"), lines: [debit, debit] };
  const answer = await partner.post(path, {
    vouchers: vouchers.map((voucher, index) => (index === 7 ? skewed : voucher)),
  });
  expect(answer.status()).toBe(200);
  const { results } = (await answer.json()) as { results: { posted: boolean; id: string; code: string }[] };
  expect(results.filter(({ posted }) => posted)).toHaveLength(499);
  expect(results[7]).toMatchObject({ externalReference: "B-7", posted: false, code: "unbalanced_voucher" });
  expect([results[6]?.id, results[8]?.id, results[499]?.id]).toEqual(["2-7", "2-8", "2-499"]);
  expect(await countVouchers(company)).toBe(499);

  const again = await partner.post(path, { vouchers: vouchers.slice(0, 2) });
  expect(await again.json()).toMatchObject({
    results: [
      { posted: false, code: "duplicate_external_reference", existingVoucherId: "2-1" },
      { posted: false, code: "duplicate_external_reference", existingVoucherId: "2-2" },
    ],
  });
});

test("postVoucherBatch 422 validation_failed: a body that breaks the contract is refused whole, with pointers", async ({
  company,
  partner,
}) => {
  const { description: _, ...nameless } = advance("B-2");
  const broken = await partner.post(path, { vouchers: [advance("B-1"), nameless] });
  expect(pointersOf(await expectProblem(broken, 422, "validation_failed"))).toEqual([
    "/vouchers/1/description required",
  ]);
  for (const vouchers of [[], Array.from({ length: 501 }, (_, index) => advance(`B-${index}`))]) {
    await expectProblem(await partner.post(path, { vouchers }), 422, "validation_failed");
  }
  expect(await countVouchers(company)).toBe(0);
});
