import { takeAndSend } from "../acts";
import { basisPointsOf } from "../postings";
import type { Scenario } from "../stage";
import { notTold, tell } from "../telling";

/** We say what happened, and Fordring builds the vouchers and explains each line. */
export const told: Scenario = {
  name: "told",
  title: { nb: "Hendelser i stedet for bilag", en: "Events in place of vouchers" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock } = stage;
    const { totalAmount } = invoice;
    const amount = basisPointsOf(totalAmount, 8_000);
    const held = totalAmount - amount;
    const fee = basisPointsOf(totalAmount, 200);
    await takeAndSend(stage, invoice);

    const unpaid = { balance: totalAmount, held: -amount, status: "delivered" } as const;
    await tell(stage, invoice, { kind: "advance", amount }, unpaid);
    await notTold(stage, invoice, { kind: "purchase", amount: totalAmount }, "event_needs_purchase");
    await notTold(stage, invoice, { kind: "write_off", amount: totalAmount }, "event_client_decides_loss");
    clock.advanceTo(invoice.dueDate);
    const paid = { balance: 0, held, status: "completed" } as const;
    await tell(stage, invoice, { kind: "payment", amount: totalAmount }, paid);
    clock.advance(1);
    await tell(stage, invoice, { kind: "payout", amount: held, fee }, { ...paid, held: 0 });
  },
};
