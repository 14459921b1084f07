import { expect, test } from "../fixtures";
import { deliver, offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { countVouchers, historyOf } from "./state";

const downgrade = { serviceLevel: "service_only", reason: "Over kredittgrensen" };

test("changeServiceLevel 200: the invoice goes on without financing, and nothing is posted; again, nothing happens (edge 15)", async ({
  company,
  partner,
}) => {
  const { id, invoiceId } = await deliver(company);
  const vouchers = await countVouchers(company);
  const answer = await partner.post(`/factoring/invoices/${id}/service-level`, downgrade);
  expect(answer.status()).toBe(200);
  const first = await answer.json();
  expect(first).toMatchObject({ id, status: "delivered", serviceLevel: "service_only", balance: 1_250_000 });
  expect(await countVouchers(company)).toBe(vouchers);

  const history = await historyOf(company, invoiceId);
  expect(history.at(-1)).toBe("service_level_changed");
  const again = { ...downgrade, reason: "Fortsatt" };
  expect(await (await partner.post(`/factoring/invoices/${id}/service-level`, again)).json()).toEqual(first);
  expect(await historyOf(company, invoiceId)).toEqual(history);
});

test("changeServiceLevel 409 invoice_final: what is finished keeps its service level", async ({
  company,
  partner,
}) => {
  const { id } = await offer(company);
  const reason = { reasonCode: "other", text: "Ikke vår", retryable: true };
  await partner.post(`/factoring/invoices/${id}/rejection`, reason);
  const answer = await partner.post(`/factoring/invoices/${id}/service-level`, downgrade);
  expect(await expectProblem(answer, 409, "invoice_final")).toMatchObject({ from: "rejected" });
});

test("changeServiceLevel 422 validation_failed: only down, and with a reason", async ({
  company,
  partner,
}) => {
  const { id } = await deliver(company);
  for (const [body, pointers] of [
    [{}, ["/serviceLevel required", "/reason required"]],
    [{ serviceLevel: "financed", reason: "" }, ["/serviceLevel invalid_value", "/reason too_short"]],
  ] as const) {
    const answer = await partner.post(`/factoring/invoices/${id}/service-level`, body);
    expect(pointersOf(await expectProblem(answer, 422, "validation_failed"))).toEqual(pointers);
  }
});
