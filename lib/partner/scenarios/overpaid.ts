import { heldFor, read, receive, takeAndSend } from "../acts";
import { expectThat, type Scenario } from "../stage";

/** The debtor pays too much: the invoice closes, and the surplus stays with the customer. */
export const overpaid: Scenario = {
  name: "overpaid",
  title: { nb: "Debitor betaler for mye", en: "The debtor pays too much" },
  agreements: ["financing", "service_only"],
  needs: "invoice",
  async play(stage, invoice) {
    const surplus = stage.random.between(1, 500) * 100;
    const amount = invoice.totalAmount + surplus;
    await takeAndSend(stage, invoice);
    stage.clock.advanceTo(invoice.dueDate);
    await receive(stage, invoice, { amount, after: { balance: 0, held: amount, status: "completed" } });
    await stage.step("The surplus is ours to clear up, and not the invoice's", async () => {
      expectThat("the invoice's balance", (await read(stage, invoice)).balance, 0);
      expectThat("what we hold beyond it", (await heldFor(stage, invoice)) - invoice.totalAmount, surplus);
    });
  },
};
