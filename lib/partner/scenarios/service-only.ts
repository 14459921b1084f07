import { expectAfter, report, takeAndSend } from "../acts";
import { laterBy } from "../clock";
import { basisPointsOf } from "../postings";
import type { Scenario } from "../stage";
import { notTold, tell } from "../telling";

/** We only administer: delivered, followed up and done with, and not a line is posted. */
export const serviceOnly: Scenario = {
  name: "service-only",
  title: { nb: "Kun tjenester: ingen postering", en: "Service only: nothing is posted" },
  agreements: ["service_only"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock } = stage;
    const { dueDate, totalAmount: amount } = invoice;
    await takeAndSend(stage, invoice);
    await notTold(stage, invoice, { kind: "advance", amount }, "event_nothing_financed");
    await notTold(stage, invoice, { kind: "purchase", amount }, "event_needs_purchase");

    clock.advanceTo(laterBy(dueDate, 14));
    await report(stage, invoice, {
      status: "delivered",
      description: `Purring sendt ${clock.today()}`,
      nextEvent: "collection_notice",
      nextEventDate: laterBy(clock.today(), 14),
    });
    clock.advance(30);
    await report(stage, invoice, { status: "collection", description: "Til inkasso" });
    clock.advance(20);
    await report(stage, invoice, { status: "completed", description: "Kunden har betalt klienten" });
    await stage.step("The books are untouched: what was paid to the client is the client's to post", () =>
      expectAfter(stage, invoice, { balance: amount, held: 0, status: "completed" }),
    );
  },
};

/** We administer, and the debtor pays us: the receivable closes, and all of it is passed on less our fee. */
export const servicePaid: Scenario = {
  name: "service-paid",
  title: { nb: "Kun tjenester: innkrevd og videresendt", en: "Service only: collected and passed on" },
  agreements: ["service_only"],
  needs: "invoice",
  async play(stage, invoice) {
    const { totalAmount: amount, dueDate } = invoice;
    await takeAndSend(stage, invoice);
    stage.clock.advanceTo(dueDate);
    const paid = { balance: 0, held: amount, status: "completed" } as const;
    await tell(stage, invoice, { kind: "payment", amount }, paid);
    await notTold(stage, invoice, { kind: "financing_cost", amount: 1000 }, "event_nothing_financed");
    await notTold(stage, invoice, { kind: "recourse", amount }, "event_nothing_financed");
    stage.clock.advance(1);
    await tell(
      stage,
      invoice,
      { kind: "payout", amount, fee: basisPointsOf(amount, 100) },
      { ...paid, held: 0 },
    );
  },
};
