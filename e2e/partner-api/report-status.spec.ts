import { begin } from "@/db/scope";
import { updateFactoringInvoice } from "@/db/writes/factoring";
import { reportableStatuses } from "@/lib/contracts/partner-api/statuses";
import { allowedTransitions, type FactoringStatus } from "@/lib/domain/factoring";
import type { Company } from "../company";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";
import { deliver, offer, type Ready } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { advance, CLEARING } from "./posting-calls";
import { historyOf } from "./state";

const occurredAt = "2026-03-10T12:00:00+01:00";

function report(partner: Partner, { id }: Ready, status: FactoringStatus, more: object = {}) {
  return partner.post(`/factoring/invoices/${id}/status`, { status, occurredAt, ...more });
}

/** The way to each status by the steps of the machine, from a ready invoice that is not delivered or one that is. */
const undelivered: Partial<Record<FactoringStatus, readonly FactoringStatus[]>> = {
  ready: [],
  fetched: ["fetched"],
  rejected: ["rejected"],
  withdrawn: ["withdrawn"],
};
const afterDelivery: Partial<Record<FactoringStatus, readonly FactoringStatus[]>> = {
  delivered: [],
  disputed: ["disputed"],
  on_hold: ["on_hold"],
  collection: ["collection"],
  recoursed: ["recoursed"],
  completed: ["completed"],
};

async function bring(company: Company, from: FactoringStatus): Promise<Ready> {
  const steps = undelivered[from] ?? afterDelivery[from] ?? [];
  const invoice = undelivered[from] ? await offer(company) : await deliver(company);
  for (const status of steps) {
    await begin(company.scope, (tx) => updateFactoringInvoice(tx, invoice.id, { status }));
  }
  return invoice;
}

for (const from of [...Object.keys(undelivered), ...Object.keys(afterDelivery)] as FactoringStatus[]) {
  const allowed = allowedTransitions[from].filter(
    (to) =>
      (reportableStatuses as readonly string[]).includes(to) && !(to === "delivered" && undelivered[from]),
  );

  for (const to of reportableStatuses) {
    if (allowed.includes(to)) {
      test(`reportStatus 200: ${from} may become ${to}, with words for the client`, async ({
        company,
        partner,
      }) => {
        const invoice = await bring(company, from);
        const answer = await report(partner, invoice, to, { description: "Se vedlegg" });
        expect(answer.status()).toBe(200);
        expect(await answer.json()).toMatchObject({ status: to, statusDescription: "Se vedlegg" });
        // A claim that comes back with a dispute is held from reminders as well (edge 34).
        const told = (await historyOf(company, invoice.invoiceId)).filter(
          (event) => event !== "dunning_held",
        );
        expect(told.at(-1)).toBe(to === "completed" ? "completed" : "status_changed");
      });
    }
  }

  test(`reportStatus 409 invalid_status_transition: ${from} refuses every other step and says which it has`, async ({
    company,
    partner,
  }) => {
    const invoice = await bring(company, from);
    for (const to of reportableStatuses.filter((status) => status !== from && !allowed.includes(status))) {
      const problem = await expectProblem(
        await report(partner, invoice, to),
        409,
        "invalid_status_transition",
      );
      expect(problem).toMatchObject({ from, to, allowed: allowedTransitions[from] });
    }
  });
}

test("reportStatus 200: the words, the hold, the next event, the reference and the date are the invoice's from then on", async ({
  company,
  partner,
}) => {
  const invoice = await deliver(company);
  const held = { holdUntil: "2999-04-01", nextEvent: "reminder", nextEventDate: "2999-04-02" };
  await report(partner, invoice, "on_hold", { ...held, factorReference: "PO-2", dueDate: "2026-04-16" });
  expect(await (await partner.get(`/factoring/invoices/${invoice.id}`)).json()).toMatchObject({
    ...held,
    factorReference: "PO-2",
    factorDueDate: "2026-04-16",
    dueDate: "2026-03-16",
    settlement: { status: "not_settled", remaining: 1_250_000 },
  });
  const ended = await report(partner, invoice, "delivered", { description: "Venter ikke" });
  expect(await ended.json()).toMatchObject({ holdUntil: null, nextEvent: null, factorReference: "PO-2" });
});

test("reportStatus 409 invalid_status_transition: what is completed and settled is opened by a reversal alone (edge 30)", async ({
  company,
  partner,
}) => {
  const invoice = await deliver(company);
  const { customerNo } = (await (await partner.get(`/factoring/invoices/${invoice.id}`)).json()).customer;
  const payment = { eventKind: "payment", invoiceNo: invoice.number };
  const posted = await partner.post("/factoring/vouchers", {
    ...advance("PAID"),
    lines: [
      { account: CLEARING, amount: 1_250_000, ...payment },
      { customerNo, amount: -1_250_000, ...payment },
    ],
  });
  expect(posted.status()).toBe(201);
  const answer = await report(partner, invoice, "delivered");
  expect(await expectProblem(answer, 409, "invalid_status_transition")).toMatchObject({
    from: "completed",
    to: "delivered",
    allowed: [],
  });
});

test("reportStatus 200: the same status with other words replaces them; said again, nothing happens", async ({
  company,
  partner,
}) => {
  const invoice = await deliver(company);
  await report(partner, invoice, "on_hold", { description: "Venter", holdUntil: "2026-04-01" });
  const changed = await report(partner, invoice, "on_hold", {
    description: "Venter mer",
    holdUntil: "2026-05-01",
  });
  const first = await changed.json();
  expect(first).toMatchObject({ status: "on_hold", statusDescription: "Venter mer" });

  const history = await historyOf(company, invoice.invoiceId);
  const again = await report(partner, invoice, "on_hold", {
    description: "Venter mer",
    holdUntil: "2026-05-01",
  });
  expect(await again.json()).toEqual(first);
  expect(await historyOf(company, invoice.invoiceId)).toEqual(history);
});

test("reportStatus 422 validation_failed: each field is pointed at", async ({ company, partner }) => {
  const { id } = await deliver(company);
  for (const [body, pointers] of [
    [{}, ["/status required", "/occurredAt required"]],
    [{ status: "ready", occurredAt }, ["/status invalid_value"]],
    [{ status: "disputed", occurredAt, holdUntil: "2026-04-01" }, ["/holdUntil invalid_value"]],
    [{ status: "delivered", occurredAt, nextEventDate: "2026-04-01" }, ["/nextEvent required"]],
    [{ status: "disputed", occurredAt, nextEvent: "Purring!" }, ["/nextEvent invalid_format"]],
    [{ status: "disputed", occurredAt, description: "x".repeat(501) }, ["/description too_long"]],
  ] as const) {
    const answer = await partner.post(`/factoring/invoices/${id}/status`, body);
    expect(pointersOf(await expectProblem(answer, 422, "validation_failed"))).toEqual(pointers);
  }
});
