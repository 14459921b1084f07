import { payAdvance, read, report, takeAndSend } from "../acts";
import { laterBy } from "../clock";
import { expectThat, type Scenario } from "../stage";
import { tell } from "../telling";

/** The debtor objects and will not pay: recourse with the dispute open gives the claim back with its objection (edge 34). */
export const disputedRecourse: Scenario = {
  name: "disputed-recourse",
  title: { nb: "Regress med åpen innsigelse", en: "Recourse with a dispute open" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, random } = stage;
    const { dueDate, totalAmount } = invoice;
    await takeAndSend(stage, invoice);
    const amount = await payAdvance(stage, invoice);
    clock.advance(random.between(2, 10));
    await report(stage, invoice, { status: "disputed", description: "Varen er ikke mottatt" });

    clock.advanceTo(laterBy(dueDate, random.between(20, 40)));
    const back = { balance: totalAmount, held: 0, status: "disputed" } as const;
    await tell(stage, invoice, { kind: "recourse", amount }, back);
    await report(stage, invoice, { status: "recoursed", description: "Tilbakeført med innsigelsen" });
    await stage.step("The claim is the client's again, with what the debtor owes", async () => {
      const { balance, settlement } = await read(stage, invoice);
      expectThat("the settlement", settlement, { status: "bought_back", remaining: totalAmount });
      expectThat("the invoice's balance", balance, totalAmount);
    });
  },
};

/** The claim went back, and then the debtor pays us all the same: the receivable closes, and the money is passed on. */
export const paidAfterRecourse: Scenario = {
  name: "paid-after-recourse",
  title: { nb: "Betalt etter regress", en: "Paid after recourse" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, random } = stage;
    const { dueDate, totalAmount } = invoice;
    await takeAndSend(stage, invoice);
    const amount = await payAdvance(stage, invoice);
    clock.advanceTo(laterBy(dueDate, 60));
    const back = { balance: totalAmount, held: 0 } as const;
    await tell(stage, invoice, { kind: "recourse", amount }, { ...back, status: "delivered" });
    await report(stage, invoice, { status: "recoursed", description: "Tilbakeført etter 60 dager" });

    clock.advance(random.between(5, 30));
    const paid = { balance: 0, held: totalAmount, status: "recoursed" } as const;
    await tell(stage, invoice, { kind: "payment_after_recourse", amount: totalAmount }, paid);
    await tell(stage, invoice, { kind: "payout", amount: totalAmount }, { ...paid, held: 0 });
    await stage.step("What was bought back is settled", async () => {
      const { settlement } = await read(stage, invoice);
      expectThat("the settlement", settlement, { status: "settled", remaining: 0 });
    });
  },
};
