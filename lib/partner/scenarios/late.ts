import { amountOf, book, headingOf, payAdvance, report, settle, takeAndSend } from "../acts";
import { laterBy } from "../clock";
import { interestNote, interestPayment } from "../postings";
import type { Scenario } from "../stage";
import { words } from "../words";

/** Late interest a year, in basis points: 12 %. */
const YEARLY_BASIS_POINTS = 1_200n;

/** The debtor is late: a reminder, an interest note, and both paid. Interest never alters the invoice. */
export const late: Scenario = {
  name: "late",
  title: { nb: "Forsinket: purring og rentenota", en: "Late: reminder and interest note" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    const { accounts, clock, random } = stage;
    const { customer, dueDate, invoiceNo, totalAmount } = invoice;
    await takeAndSend(stage, invoice);
    const advanced = await payAdvance(stage, invoice);

    clock.advanceTo(laterBy(dueDate, 14));
    await report(stage, invoice, {
      status: "delivered",
      description: `Purring sendt ${clock.today()}`,
      nextEvent: "collection_notice",
      nextEventDate: laterBy(clock.today(), 14),
    });

    const daysLate = random.between(20, 60);
    clock.advanceTo(laterBy(dueDate, daysLate));
    const amount = interestOf(totalAmount, daysLate);
    const share = { invoiceNo, amount, customerNo: customer.customerNo };
    const unmoved = { balance: totalAmount, held: -advanced, status: "delivered" } as const;
    const note = interestNote(accounts, headingOf(stage, invoice, "interest"), share);
    const title = words("Interest note of {amount} for {days} days", {
      amount: amountOf(invoice, amount),
      days: daysLate,
    });
    await book(stage, title, note, invoice, unmoved);
    await settle(stage, invoice, advanced);

    const paid = interestPayment(accounts, headingOf(stage, invoice, "interest-paid"), share);
    const even = { balance: 0, held: 0, status: "completed" } as const;
    await book(stage, "The interest is paid too, and passed on", paid, invoice, even);
  },
};

/** Late interest of so many days, in øre, to the nearest and at least one. */
function interestOf(amount: number, days: number): number {
  const exact = BigInt(amount) * YEARLY_BASIS_POINTS * BigInt(days);
  const yearly = 10_000n * 365n;
  return Math.max(1, Number((exact + yearly / 2n) / yearly));
}
