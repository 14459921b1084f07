import { payAdvance, payOut, receive, takeAndSend } from "../acts";
import { basisPointsOf } from "../postings";
import type { Scenario } from "../stage";

/** The debtor pays in three parts; only the last closes the invoice. */
export const partPay: Scenario = {
  name: "part-pay",
  title: { nb: "Betalt i tre deler", en: "Paid in three parts" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, random } = stage;
    const total = invoice.totalAmount;
    await takeAndSend(stage, invoice);
    const advanced = await payAdvance(stage, invoice);

    const first = basisPointsOf(total, random.between(20, 40) * 100);
    const second = basisPointsOf(total, random.between(20, 40) * 100);
    let paid = 0;
    for (const [index, amount] of [first, second, total - first - second].entries()) {
      clock.advance(random.between(3, 12));
      paid += amount;
      const status = paid === total ? "completed" : "delivered";
      const after = { balance: total - paid, held: paid - advanced, status } as const;
      await receive(stage, invoice, { amount, part: `-${index + 1}`, after });
    }
    await payOut(stage, invoice, total - advanced);
  },
};
