import { expectAfter, payAdvance, payOut, read, receive, takeAndSend } from "../acts";
import type { DirectPayment, Invoice } from "../api";
import { expectThat, type Scenario, type Stage } from "../stage";
import { tell } from "../telling";

/** The debtor pays the client, who passes the money on: we close the receivable, and the loop goes on as if we had been paid (edge 33). */
export const directForwarded: Scenario = {
  name: "direct-forwarded",
  title: { nb: "Betalt til klienten, videresendt", en: "Paid to the client, and forwarded" },
  agreements: ["financing"],
  needs: "invoice",
  needsCompany: true,
  async play(stage, invoice) {
    const { totalAmount } = invoice;
    await takeAndSend(stage, invoice);
    const advanced = await payAdvance(stage, invoice);
    const payment = await paidToTheClient(stage, invoice);
    await cleared(stage, invoice, payment, "forward");
    const held = totalAmount - advanced;
    await receive(stage, invoice, {
      amount: totalAmount,
      part: "-direct",
      after: { balance: 0, held, status: "completed" },
    });
    await payOut(stage, invoice, held);
  },
};

/** The debtor pays the client, who keeps the money and owes it to us: what we paid in advance is set off (edge 33). */
export const directSetOff: Scenario = {
  name: "direct-set-off",
  title: { nb: "Betalt til klienten, motregnet", en: "Paid to the client, and set off" },
  agreements: ["financing"],
  needs: "invoice",
  needsCompany: true,
  async play(stage, invoice) {
    const { totalAmount: amount } = invoice;
    await takeAndSend(stage, invoice);
    const payment = await paidToTheClient(stage, invoice);
    await cleared(stage, invoice, payment, "set_off");
    // The client has credited our clearing account with what it keeps; closing the receivable makes it even.
    await expectHeld(stage, invoice, -amount);
    await tell(stage, invoice, { kind: "payment", amount }, { balance: 0, held: 0, status: "completed" });
  },
};

/** The client tells us that the debtor has paid it, and we say that we have seen it. */
async function paidToTheClient(stage: Stage, invoice: Invoice): Promise<string> {
  const { client, step } = stage;
  const { id: factoringInvoiceId, totalAmount: amount } = invoice;
  const id = await step("The client reports that the debtor has paid it", async () => {
    const directPaymentId = await stage.company().payDirectly(factoringInvoiceId, amount);
    const found = await paymentOf(stage, directPaymentId);
    expectThat("the direct payment", found, { factoringInvoiceId, amount, state: "open" });
    await expectAfter(stage, invoice, { balance: amount, status: "delivered" });
    return directPaymentId;
  });
  await step("The feed has told of it, and we acknowledge: again is the same", async () => {
    const told: string[] = [];
    for await (const { type, data } of client.events(0))
      if (type === "direct_payment.reported") told.push(data.id);
    expectThat("whether it names the payment", told.includes(id), true);
    const path = { directPaymentId: id };
    const first = await client.post("/factoring/direct-payments/{directPaymentId}/ack", { path });
    const again = await client.post("/factoring/direct-payments/{directPaymentId}/ack", { path });
    expectThat("the second answer", again, first);
  });
  return id;
}

function cleared(
  stage: Stage,
  invoice: Invoice,
  paymentId: string,
  way: "forward" | "set_off",
): Promise<void> {
  const title = way === "forward" ? "The client passes the money on" : "The client sets the money off";
  return stage.step(title, async () => {
    await stage.company().clear(paymentId, way);
    const state = way === "forward" ? "forwarded" : "set_off";
    expectThat("the direct payment", await paymentOf(stage, paymentId), { state });
    expectThat("the invoice's balance", (await read(stage, invoice)).balance, invoice.totalAmount);
  });
}

async function paymentOf({ client }: Stage, id: string): Promise<DirectPayment | undefined> {
  for await (const one of client.items("/factoring/direct-payments", { query: { limit: 500 } }))
    if (one.id === id) return one;
  return undefined;
}

function expectHeld(stage: Stage, invoice: Invoice, held: number): Promise<void> {
  return stage.step("The client has credited our clearing account with it", () =>
    expectAfter(stage, invoice, { held }),
  );
}
