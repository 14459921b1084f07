import { expect, test } from "../fixtures";
import { deliver, offer } from "./calls";
import { expectProblem } from "./expect-problem";
import { historyOf } from "./state";

test("claimInvoice 200: ready becomes fetched, and claiming again answers the same (M20)", async ({
  company,
  partner,
}) => {
  const { id, invoiceId } = await offer(company);
  const first = await partner.post(`/factoring/invoices/${id}/claim`);
  expect(first.status()).toBe(200);
  const claimed = await first.json();
  expect(claimed).toMatchObject({ id, status: "fetched" });

  const again = await partner.post(`/factoring/invoices/${id}/claim`);
  expect(await again.json()).toEqual(claimed);
  expect((await historyOf(company, invoiceId)).filter((event) => event === "fetched")).toHaveLength(1);
});

test("claimInvoice 409 invalid_status_transition: what is delivered cannot be fetched; what can follow is told", async ({
  company,
  partner,
}) => {
  const { id } = await deliver(company);
  const problem = await expectProblem(
    await partner.post(`/factoring/invoices/${id}/claim`),
    409,
    "invalid_status_transition",
  );
  expect(problem).toMatchObject({
    from: "delivered",
    to: "fetched",
    allowed: ["disputed", "on_hold", "collection", "recoursed", "completed"],
  });
});
