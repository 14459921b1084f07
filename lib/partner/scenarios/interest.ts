import { takeAndSend } from "../acts";
import { laterBy } from "../clock";
import { basisPointsOf } from "../postings";
import type { Scenario } from "../stage";
import { tell } from "../telling";

/** Late interest told as events, and kept for the client: the invoice stands as before, whatever becomes of the note (edge 32). */
export const interest: Scenario = {
  name: "interest",
  title: { nb: "Rentenota som hendelser", en: "An interest note as events" },
  agreements: ["financing", "service_only"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, random } = stage;
    const { dueDate, totalAmount } = invoice;
    await takeAndSend(stage, invoice);
    clock.advanceTo(laterBy(dueDate, random.between(20, 60)));
    const amount = basisPointsOf(totalAmount, 100);
    const owed = { balance: totalAmount, held: 0, status: "delivered" } as const;
    await tell(stage, invoice, { kind: "interest_note", amount }, owed);
    const kept = { ...owed, held: amount };
    await tell(stage, invoice, { kind: "interest_payment", amount, through: "clearing" }, kept);
    const paid = { balance: 0, held: totalAmount + amount, status: "completed" } as const;
    await tell(stage, invoice, { kind: "payment", amount: totalAmount }, paid);
    await tell(stage, invoice, { kind: "payout", amount: totalAmount + amount }, { ...paid, held: 0 });
  },
};
