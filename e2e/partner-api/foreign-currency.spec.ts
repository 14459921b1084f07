import { exchangeRate } from "@/lib/domain/currency";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { changeCurrencies } from "@/lib/services/factoring/change-currencies";
import type { Company } from "../company";
import { expectOk, line, newDraft, partnerScope, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { expectProblem, pointersOf } from "./expect-problem";
import { CLEARING, told } from "./posting-calls";

const path = "/factoring/events";

/** An invoice of EUR 12 500 at 11.50, delivered by the partner. */
async function deliverInEuro(company: Company) {
  const active = await company.activate();
  const { connectionId } = active;
  await expectOk(changeCurrencies(company.scope, { connectionId, currencies: ["EUR"] }));
  const money = { currency: "EUR", exchangeRate: exchangeRate(11_500_000n) } as const;
  const sent = await company.send(await newDraft(company.scope, await company.customer(), [line()], money));
  const absent = { factorKid: null, paymentAccount: null, dueDate: null, factorReference: null };
  await expectOk(
    acknowledgeDelivery(partnerScope(company.scope, active), {
      ...absent,
      invoiceId: sent.id ?? "",
      deliveredAt: new Date("2026-03-02T12:00:00Z"),
      channel: "email",
      text: "Levert",
      pdf: tinyPdf(),
    }),
  );
  return { id: sent.id ?? "", number: sent.number };
}

type Posted = {
  id: string;
  currency: string;
  exchangeRate: string | null;
  lines: {
    accountNo: number;
    subledgerNo: number | null;
    amount: number;
    currency: string;
    currencyAmount: number;
  }[];
};

const shown = ({ lines }: Posted) =>
  lines.map(({ accountNo, subledgerNo, amount, currency, currencyAmount }) => [
    subledgerNo ?? accountNo,
    amount,
    currency,
    currencyAmount,
  ]);

test("postFactoringEvents 201: M26 to M29, edge 41: an invoice in euro is paid and paid out, to zero in euro and kroner", async ({
  company,
  partner,
}) => {
  const { id } = await deliverInEuro(company);
  const connection = await (await partner.get("/connection")).json();
  expect(connection.currencies).toEqual(["NOK", "EUR"]);
  const invoice = async () => (await partner.get(`/factoring/invoices/${id}`)).json();
  expect(await invoice()).toMatchObject({ currency: "EUR", totalAmount: 1_250_000, balance: 1_250_000 });

  const tell = async (reference: string, rate: string, item: object): Promise<Posted> => {
    const items = [{ factoringInvoiceId: id, ...item }];
    const answer = await partner.post(path, {
      ...told(reference, items),
      currency: "EUR",
      exchangeRate: rate,
    });
    expect(answer.status()).toBe(201);
    return (await answer.json()) as Posted;
  };
  await tell("E-1", "11.60", { kind: "advance", amount: 1_000_000 });
  const paid = await tell("E-2", "11.7", { kind: "payment", amount: 1_250_000 });
  expect(paid).toMatchObject({ currency: "EUR", exchangeRate: "11.7" });
  expect(shown(paid)).toEqual([
    [CLEARING, 14_625_000, "EUR", 1_250_000],
    [10_000, -14_375_000, "EUR", -1_250_000],
    [8060, -250_000, "NOK", -250_000],
  ]);
  expect(await invoice()).toMatchObject({
    status: "completed",
    balance: 0,
    settlement: { status: "settled" },
  });

  const out = await tell("E-3", "11.8", { kind: "payout", amount: 250_000, fee: 25_000 });
  expect(shown(out).slice(2)).toEqual([
    [CLEARING, -2_950_000, "EUR", -250_000],
    [CLEARING, -75_000, "EUR", 0],
    [8160, 75_000, "NOK", 75_000],
  ]);
  const statement = await partner.get("/factoring/finance-account/statement?from=2026-03-01&to=2026-03-31");
  expect(await statement.json()).toMatchObject({
    closing: 0,
    balances: [{ currency: "EUR", opening: 0, closing: 0, carriedClosing: 0 }],
  });
});

test("postFactoringEvents 422 validation_failed: edge 41: a currency without a rate, kroner with one, and one not agreed", async ({
  company,
  partner,
}) => {
  const { id } = await deliverInEuro(company);
  const fee = told("E-1", [{ kind: "fee", factoringInvoiceId: id, amount: 100 }]);
  for (const [money, pointer] of [
    [{ currency: "EUR" }, "/exchangeRate exchange_rate_required"],
    [{ currency: "NOK", exchangeRate: "11.7" }, "/exchangeRate exchange_rate_not_allowed"],
    [{ exchangeRate: "11.7" }, "/exchangeRate exchange_rate_not_allowed"],
    [{ currency: "EUR", exchangeRate: "11,7" }, "/exchangeRate invalid_format"],
    [{ currency: "EUR", exchangeRate: "0" }, "/exchangeRate too_small"],
    [{ currency: "SEK", exchangeRate: "1.05" }, "/currency currency_not_accepted"],
    [{ currency: "XXX", exchangeRate: "1" }, "/currency invalid_value"],
  ] as const) {
    const problem = await expectProblem(
      await partner.post(path, { ...fee, ...money }),
      422,
      "validation_failed",
    );
    expect(pointersOf(problem), JSON.stringify(money)).toEqual([pointer]);
  }
});

test("postVoucher 201: edge 41: lines in euro are converted by the rate, and the invoice is settled at what it was booked at", async ({
  company,
  partner,
}) => {
  const { number } = await deliverInEuro(company);
  const voucher = {
    externalReference: "V-1",
    voucherDate: "2026-03-16",
    description: "Innbetaling",
    currency: "EUR",
    exchangeRate: "11.4",
    lines: [
      { account: CLEARING, amount: 1_250_000, eventKind: "payment", invoiceNo: number },
      { customerNo: 10_000, amount: -1_250_000, eventKind: "payment", invoiceNo: number },
    ],
  };
  const answer = await partner.post("/factoring/vouchers", voucher);
  expect(answer.status()).toBe(201);
  const posted = (await answer.json()) as Posted;
  expect(shown(posted)).toEqual([
    [CLEARING, 14_250_000, "EUR", 1_250_000],
    [10_000, -14_375_000, "EUR", -1_250_000],
    [8160, 125_000, "NOK", 125_000],
  ]);
  const read = await partner.get(`/factoring/vouchers/${posted.id}`);
  expect(await read.json()).toMatchObject({ currency: "EUR", exchangeRate: "11.4" });
});
