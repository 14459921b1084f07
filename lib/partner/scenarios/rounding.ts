import { isProblem } from "@/lib/client/problem";
import { refused, takeAndSend } from "../acts";
import type { Invoice } from "../api";
import { NotAgreed, type Scenario, type Stage } from "../stage";
import { tell } from "../telling";
import { words } from "../words";

/** No agreement lets anybody waive so much, in øre. */
const TOO_MUCH = 10_000;

/** The debtor pays a little less than was owed: within what the client has agreed the rest is waived in the same voucher (edge 31). */
export const rounding: Scenario = {
  name: "rounding",
  title: { nb: "Øreavrunding innenfor avtalt grense", en: "Rounding within the agreed limit" },
  agreements: ["financing", "service_only"],
  needs: "invoice",
  async play(stage, invoice) {
    const { clock, random } = stage;
    const { id, dueDate, invoiceNo, totalAmount } = invoice;
    const rest = random.between(1, await agreedLimit(stage, invoice));
    await takeAndSend(stage, invoice);
    const errors = [{ pointer: "/items/0/amount", code: "event_beyond_tolerance" }];
    await refused(
      stage,
      "Waive more than was agreed",
      { code: "event_not_allowed", status: 422, facts: { errors } },
      () =>
        stage.client.post("/factoring/events", {
          body: {
            externalReference: `SIM-${invoiceNo}-told-too-much`,
            date: clock.today(),
            items: [{ kind: "rounding", factoringInvoiceId: id, amount: TOO_MUCH }],
          },
        }),
    );
    // The payment's own voucher gets the two lines of the rounding: there is nothing to tell of it.
    clock.advanceTo(dueDate);
    const held = totalAmount - rest;
    const even = { balance: 0, held, status: "completed" } as const;
    await tell(stage, invoice, { kind: "payment", amount: held }, even);
    await tell(stage, invoice, { kind: "payout", amount: held }, { ...even, held: 0 });
  },
};

/** What agreements usually allow, in øre, from the most. */
const USUAL = [50, 20, 10, 5, 1] as const;

/** How much of that the client lets us waive: the first that a rehearsal takes. */
function agreedLimit({ client, clock, note, step }: Stage, { id, invoiceNo }: Invoice): Promise<number> {
  return step("See how much the client has agreed that we may waive", async () => {
    for (const amount of USUAL) {
      const body = {
        externalReference: `SIM-${invoiceNo}-told-limit`,
        date: clock.today(),
        items: [{ kind: "rounding" as const, factoringInvoiceId: id, amount }],
      };
      try {
        await client.post("/factoring/events", { query: { dryRun: true }, body });
        note(words("{ore} øre", { ore: amount }));
        return amount;
      } catch (error) {
        if (!isProblem(error, "event_not_allowed")) throw error;
      }
    }
    throw new NotAgreed("the client has agreed no rounding");
  });
}
