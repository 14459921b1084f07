import { headingOf, payAdvance, payOut, read, receive, refused, takeAndSend } from "../acts";
import type { Invoice, Posted } from "../api";
import { kidOf } from "../kid";
import { payment } from "../postings";
import { expectThat, type Scenario, type Stage } from "../stage";
import { verbatim, words } from "../words";

/** In another currency than kroner: advanced at one rate, paid at another, and what the rate has moved is a line of its own (edge 41). */
export const currency: Scenario = {
  name: "currency",
  title: { nb: "Faktura i euro", en: "An invoice in euro" },
  agreements: ["financing"],
  needs: "invoice",
  inCurrency: true,
  async play(stage, invoice) {
    const { totalAmount, dueDate } = invoice;
    await stage.step("It says its rate, and what it comes to in kroner", async () => {
      const found = await read(stage, invoice);
      const total = oreAt(totalAmount, invoice.exchangeRate);
      expectThat("the invoice", found, { currency: invoice.currency, nokAmounts: { total, balance: total } });
      stage.note(verbatim(`1 ${invoice.currency} = ${invoice.exchangeRate} NOK`));
    });
    await takeAndSend(stage, invoice);
    const advanced = await payAdvance(stage, invoice);
    stage.clock.advanceTo(dueDate);
    await inKroner(stage, invoice);

    const held = totalAmount - advanced;
    const paid = { balance: 0, held, status: "completed" } as const;
    const posted = await receive(stage, invoice, { amount: totalAmount, after: paid });
    await stage.step("What the rate has moved since is a line of its own", () =>
      expectDifference(stage, invoice, posted),
    );
    stage.clock.advance(1);
    await payOut(stage, invoice, held);
    await stage.step("An account with nothing left in the currency has nothing left in kroner", () =>
      expectEven(stage, invoice),
    );
  },
};

/** A voucher in kroner cannot settle it. */
function inKroner(stage: Stage, invoice: Invoice): Promise<void> {
  const { invoiceNo, customer, totalAmount: amount } = invoice;
  const { currency: _, exchangeRate: __, ...heading } = headingOf(stage, invoice, "in-kroner");
  const share = { invoiceNo, amount, customerNo: customer.customerNo, kid: kidOf(invoiceNo) };
  const errors = [{ in: "body", pointer: "/lines/1/invoiceNo", code: "currency_mismatch" }];
  const promised = { code: "validation_failed", status: 422, facts: { errors } } as const;
  return refused(stage, "Post its payment in kroner", promised, () =>
    stage.client.post("/factoring/vouchers", { body: payment(stage.accounts, heading, [share]) }),
  );
}

/** The customer's line is at the kroner that the invoice was booked at; the difference makes the voucher add up. */
async function expectDifference(stage: Stage, invoice: Invoice, { lines }: Posted): Promise<void> {
  const { customer, exchangeRate, totalAmount } = invoice;
  const theirs = lines.filter(({ customerNo }) => customerNo === customer.customerNo);
  const settled = { amount: -oreAt(totalAmount, exchangeRate), currencyAmount: -totalAmount };
  expectThat("the customer's line", theirs, [settled]);
  const sum = lines.reduce((total, { amount }) => total + amount, 0);
  expectThat("the lines' sum", sum, 0);
  const moved = lines.filter(({ eventKind }) => eventKind === "exchange_difference");
  expectThat("the lines for exchange differences", moved.length, 1);
  for (const { amount, accountNo, accountName } of moved)
    stage.note(
      words("{ore} øre on {account}", { ore: Math.abs(amount), account: `${accountNo} ${accountName}` }),
    );
  expectThat("the invoice", await read(stage, invoice), { nokAmounts: { balance: 0 } });
}

/** Other invoices in the currency may still stand there; then there is nothing to see yet. */
async function expectEven({ client, clock, note }: Stage, { currency: code }: Invoice): Promise<void> {
  const to = clock.today();
  const { balances } = await client.get("/factoring/finance-account/statement", { query: { from: to, to } });
  const balance = balances.find((one) => one.currency === code);
  if (balance?.closing === 0) expectThat("what it stands at in kroner", balance.carriedClosing, 0);
  else note("other invoices in the currency still stand there");
}

/** An amount of the currency in øre, as the books round it. */
function oreAt(amount: number, rate: string): number {
  const [whole = "0", decimals = ""] = rate.split(".");
  const micro = BigInt(whole + decimals.padEnd(6, "0"));
  return Number((BigInt(amount) * micro + 500_000n) / 1_000_000n);
}
