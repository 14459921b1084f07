import { expect, test } from "../fixtures";
import { deliver, offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { historyOf } from "./state";

test("claimInvoices 200: each invoice has its own result, in the order asked; another company's is as if not there", async ({
  company,
  otherCompany,
  partner,
}) => {
  await otherCompany.activate();
  const foreign = await offer(otherCompany);
  const customerNo = await company.customer();
  const ready = await offer(company, customerNo);
  const delivered = await deliver(company, customerNo);
  const missing = "019ab1c2-7d00-7a11-8c22-00000000dead";

  const answer = await partner.post("/factoring/invoices/claims", {
    ids: [foreign.id, ready.id, delivered.id, missing, ready.id],
  });

  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({
    results: [
      { id: foreign.id, claimed: false, status: null, code: "not_found" },
      { id: ready.id, claimed: true, status: "fetched", code: null },
      { id: delivered.id, claimed: false, status: "delivered", code: "invalid_status_transition" },
      { id: missing, claimed: false, status: null, code: "not_found" },
      { id: ready.id, claimed: true, status: "fetched", code: null },
    ],
  });
  expect((await historyOf(company, ready.invoiceId)).filter((event) => event === "fetched")).toHaveLength(1);
  expect(await historyOf(otherCompany, foreign.invoiceId)).not.toContain("fetched");
});

test("claimInvoices 422 validation_failed: none, more than 500, and what is no id", async ({ partner }) => {
  const id = "019ab1c2-7d00-7a11-8c22-00000000dead";
  for (const [ids, pointer] of [
    [[], "/ids too_few"],
    [Array.from({ length: 501 }, () => id), "/ids too_many"],
    [[id, "second"], "/ids/1 invalid_format"],
    [id, "/ids invalid_type"],
  ] as const) {
    const answer = await partner.post("/factoring/invoices/claims", { ids });
    expect(pointersOf(await expectProblem(answer, 422, "validation_failed"))).toEqual([pointer]);
  }
});
