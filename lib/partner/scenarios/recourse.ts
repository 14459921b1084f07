import { book, headingOf, payAdvance, refused, report, reportOnce, takeAndSend } from "../acts";
import { laterBy } from "../clock";
import { takeBack } from "../postings";
import type { Scenario } from "../stage";

/** The debtor does not pay: the advance is taken back, and the claim returns to the client for good. */
export const recourse: Scenario = {
  name: "recourse",
  title: { nb: "Regress: kravet går tilbake", en: "Recourse: the claim goes back" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { accounts, clock, random } = stage;
    const { dueDate, invoiceNo, totalAmount } = invoice;
    await takeAndSend(stage, invoice);
    const amount = await payAdvance(stage, invoice);

    clock.advanceTo(laterBy(dueDate, random.between(60, 120)));
    await report(stage, invoice, { status: "collection", description: "Til inkasso" });
    clock.advance(30);
    const voucher = takeBack(accounts, headingOf(stage, invoice, "recourse"), "recourse", [
      { invoiceNo, amount },
    ]);
    await book(stage, "Take the advance back", voucher, invoice, { balance: totalAmount, held: 0 });
    await report(stage, invoice, { status: "recoursed", description: "Tilbakeført etter 60 dager" });

    const facts = { from: "recoursed", allowed: [] };
    await refused(
      stage,
      "What went back is not ours any more",
      { code: "invalid_status_transition", status: 409, facts },
      () => reportOnce(stage, invoice, { status: "collection" }),
    );
  },
};
