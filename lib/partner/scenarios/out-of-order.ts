import { book, headingOf, refused, reportOnce, send, settle } from "../acts";
import { advance, basisPointsOf } from "../postings";
import type { Scenario } from "../stage";

/** Our systems do things in another order than the story's: what is harmless is taken, the rest is refused with what to do. */
export const outOfOrder: Scenario = {
  name: "out-of-order",
  title: { nb: "Hendelser i gal rekkefølge", en: "Events out of order" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { accounts, client, clock } = stage;
    const { id, invoiceNo, totalAmount } = invoice;
    const amount = basisPointsOf(totalAmount, 8_000);
    const early = { code: "invalid_status_transition", status: 409, facts: { from: "ready" } } as const;
    await refused(stage, "A status before delivery", early, () =>
      reportOnce(stage, invoice, { status: "disputed" }),
    );
    await refused(stage, "«Levert» as a status, without the PDF", early, () =>
      reportOnce(stage, invoice, { status: "delivered" }),
    );

    const voucher = advance(accounts, headingOf(stage, invoice, "advance"), [{ invoiceNo, amount }]);
    const after = { balance: totalAmount, held: -amount, status: "ready" } as const;
    await book(stage, "A voucher before claim and delivery is taken", voucher, invoice, after);

    clock.advance(1);
    await send(stage, invoice);
    await refused(
      stage,
      "A claim after delivery",
      { code: "invalid_status_transition", status: 409, facts: { from: "delivered", to: "fetched" } },
      () => client.post("/factoring/invoices/{invoiceId}/claim", { path: { invoiceId: id } }),
    );
    clock.advanceTo(invoice.dueDate);
    await settle(stage, invoice, amount);
  },
};
