import { rejectionReasonCodes } from "@/lib/domain/factoring";
import { sendInvoiceAgain } from "@/lib/services/factoring/send-again";
import { expect, test } from "../fixtures";
import { deliver, offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { historyOf } from "./state";

for (const reasonCode of rejectionReasonCodes) {
  test(`rejectInvoice 200: for the reason ${reasonCode}, fetched before or not; again, nothing happens`, async ({
    company,
    partner,
  }) => {
    const { id, invoiceId } = await offer(company);
    if (reasonCode === "other") await partner.post(`/factoring/invoices/${id}/claim`);
    const path = `/factoring/invoices/${id}/rejection`;
    const first = await partner.post(path, { reasonCode, text: "Kan ikke kjøpes", retryable: true });
    expect(first.status()).toBe(200);
    const rejected = await first.json();
    expect(rejected).toMatchObject({ id, status: "rejected", statusDescription: "Kan ikke kjøpes" });

    const again = await partner.post(path, { reasonCode, text: "Fortsatt ikke", retryable: true });
    expect(await again.json()).toEqual(rejected);
    expect((await historyOf(company, invoiceId)).filter((event) => event === "rejected")).toHaveLength(1);
  });
}

test("rejectInvoice 200: the reason stands on the invoice, and with `retryable: false` it does not come again (edge 13)", async ({
  company,
  partner,
}) => {
  const { id, invoiceId } = await offer(company);
  const rejection = { reasonCode: "not_eligible", retryable: false };
  const answer = await partner.post(`/factoring/invoices/${id}/rejection`, {
    ...rejection,
    text: "Ikke vår",
  });
  expect(await answer.json()).toMatchObject({ status: "rejected", rejection });
  expect(await sendInvoiceAgain(company.scope, { invoiceId })).toMatchObject({
    error: { code: "rejected_for_good" },
  });
});

test("rejectInvoice 409 invalid_status_transition: after delivery it is too late", async ({
  company,
  partner,
}) => {
  const { id } = await deliver(company);
  const answer = await partner.post(`/factoring/invoices/${id}/rejection`, {
    reasonCode: "other",
    text: "For sent",
    retryable: false,
  });
  const problem = await expectProblem(answer, 409, "invalid_status_transition");
  expect(problem).toMatchObject({ from: "delivered", to: "rejected" });
  expect(problem.allowed).not.toContain("rejected");
});

test("rejectInvoice 422 validation_failed: each field is pointed at", async ({ company, partner }) => {
  const { id } = await offer(company);
  const path = `/factoring/invoices/${id}/rejection`;
  for (const [body, pointers] of [
    [{}, ["/reasonCode required", "/text required", "/retryable required"]],
    [
      { reasonCode: "mood", text: "", retryable: "no" },
      ["/reasonCode invalid_value", "/text too_short", "/retryable invalid_type"],
    ],
    [{ reasonCode: "other", text: "a\u0000b", retryable: true }, ["/text invalid_text"]],
  ] as const) {
    const problem = await expectProblem(await partner.post(path, body), 422, "validation_failed");
    expect(pointersOf(problem)).toEqual(pointers);
  }
});
