import { report, takeAndSend } from "../acts";
import { basisPointsOf } from "../postings";
import type { Scenario } from "../stage";
import { notTold, tell } from "../telling";

/** We buy the claim: the customer's item closes at once, the price is paid out, and what the debtor does then is ours alone. */
export const purchase: Scenario = {
  name: "purchase",
  title: { nb: "Kjøpt, utbetalt og betalt av kunden", en: "Bought, paid out, and paid by the debtor" },
  agreements: ["purchase"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock } = stage;
    const { dueDate, totalAmount: amount } = invoice;
    await takeAndSend(stage, invoice);
    await notTold(stage, invoice, { kind: "advance", amount }, "event_needs_financing");

    const fee = basisPointsOf(amount, 200);
    const bought = { balance: 0, held: amount - fee, status: "delivered" } as const;
    await tell(stage, invoice, { kind: "purchase", amount, fee }, bought);
    clock.advance(1);
    await tell(stage, invoice, { kind: "payout", amount: amount - fee }, { ...bought, held: 0 });

    // The debtor pays us for what is ours: nothing of the client's changes, so there is nothing to post.
    clock.advanceTo(dueDate);
    await notTold(stage, invoice, { kind: "payment", amount }, "event_claim_sold");
    await notTold(stage, invoice, { kind: "interest_note", amount: 9000 }, "event_claim_sold");
    await report(stage, invoice, { status: "completed", description: "Betalt av kunden" });
  },
};

/** The debtor of a claim that we bought never pays: the loss is ours, and is noted on the invoice without a voucher. */
export const purchaseLoss: Scenario = {
  name: "purchase-loss",
  title: { nb: "Kjøpt krav går tapt hos oss", en: "A bought claim is lost, and the loss is ours" },
  agreements: ["purchase"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, random } = stage;
    const { totalAmount: amount } = invoice;
    await takeAndSend(stage, invoice);
    const bought = { balance: 0, held: amount, status: "delivered" } as const;
    await tell(stage, invoice, { kind: "purchase", amount }, bought);
    await tell(stage, invoice, { kind: "payout", amount }, { ...bought, held: 0 });

    clock.advanceTo(invoice.dueDate);
    clock.advance(random.between(60, 180));
    await report(stage, invoice, { status: "collection", description: "Til inkasso" });
    clock.advance(90);
    const lost = { balance: 0, held: 0, status: "collection" } as const;
    await tell(stage, invoice, { kind: "write_off", amount }, lost);
    await report(stage, invoice, { status: "completed", description: "Tapsført hos factoringselskapet" });
  },
};

/** Recourse where the claim was bought: it is opened again for the client, its price paid back, and the debtor pays after all. */
export const purchaseRecourse: Scenario = {
  name: "purchase-recourse",
  title: { nb: "Regress på et kjøpt krav", en: "Recourse of a bought claim" },
  agreements: ["purchase"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, random } = stage;
    const { totalAmount: amount } = invoice;
    await takeAndSend(stage, invoice);
    const bought = { balance: 0, held: amount, status: "delivered" } as const;
    await tell(stage, invoice, { kind: "purchase", amount }, bought);
    await tell(stage, invoice, { kind: "payout", amount }, { ...bought, held: 0 });

    clock.advanceTo(invoice.dueDate);
    clock.advance(random.between(60, 120));
    await tell(stage, invoice, { kind: "recourse", amount }, { held: 0, status: "delivered" });
    await report(stage, invoice, { status: "recoursed", description: "Kjøpt tilbake av klienten" });

    clock.advance(random.between(5, 30));
    const paid = { held: amount, status: "recoursed" } as const;
    await tell(stage, invoice, { kind: "payment_after_recourse", amount }, paid);
    await tell(stage, invoice, { kind: "payout", amount }, { ...paid, held: 0 }, "payout-again");
  },
};
