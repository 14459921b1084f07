import type { z } from "zod";
import { listAccountBalances } from "@/db/queries/partner-posting";
import type { getStatement } from "@/lib/contracts/partner-api/finance-account";
import type { postedVoucher } from "@/lib/contracts/partner-api/voucher-shape";
import type { Company } from "../company";
import { organisation, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";
import { deliver, offer, type Ready, receiptOf } from "./calls";
import { CLEARING } from "./posting-calls";

/** Accounts as domain experts name them. CUST is the customer, and the line then names the invoice. */
const accounts = { BANK: 1920, FIN: CLEARING, FEE: 7770, INTEREST: 8055, DEV: 2999 } as const;

type Leg = readonly [account: keyof typeof accounts | "CUST", kroner: number, eventKind?: string];

/** A voucher, and the balance of FIN and of CUST in kroner after it (domain.md c3). */
type Event = {
  readonly name: string;
  readonly legs: readonly Leg[];
  readonly fin: number;
  readonly cust: number;
};

const advance: Event = {
  name: "advance",
  legs: [
    ["BANK", 10_000],
    ["FIN", -10_000],
  ],
  fin: -10_000,
  cust: 12_500,
};
const settlement: Event = {
  name: "payment",
  legs: [
    ["FIN", 12_500],
    ["CUST", -12_500],
  ],
  fin: 2_500,
  cust: 0,
};
const payout: Event = {
  name: "payout",
  legs: [
    ["BANK", 2_250],
    ["FEE", 250, "fee"],
    ["FIN", -2_500],
  ],
  fin: 0,
  cust: 0,
};

const stories: readonly { readonly title: string; readonly events: readonly Event[] }[] = [
  {
    title: "M26–M29: advance, settlement, payout less the fee, and an interest note paid to the bank",
    events: [
      advance,
      settlement,
      payout,
      {
        name: "interest_note",
        legs: [
          ["CUST", 90],
          ["INTEREST", -90],
        ],
        fin: 0,
        cust: 90,
      },
      {
        name: "interest_payment",
        legs: [
          ["BANK", 90],
          ["CUST", -90],
        ],
        fin: 0,
        cust: 0,
      },
    ],
  },
  {
    title: "M28: an interest note, opened and paid in one voucher, kept by the factoring company",
    events: [
      {
        name: "interest",
        legs: [
          ["CUST", 90, "interest_note"],
          ["INTEREST", -90, "interest_note"],
          ["FIN", 90, "interest_payment"],
          ["CUST", -90, "interest_payment"],
        ],
        fin: 90,
        cust: 12_500,
      },
    ],
  },
  {
    title: "the debtor pays the client, and it is set off",
    events: [
      {
        name: "direct_payment",
        legs: [
          ["BANK", 12_500],
          ["DEV", -12_500],
        ],
        fin: 0,
        cust: 12_500,
      },
      {
        name: "set_off",
        legs: [
          ["DEV", 12_500],
          ["FIN", -12_500],
        ],
        fin: -12_500,
        cust: 12_500,
      },
      { ...settlement, fin: 0 },
    ],
  },
  {
    title: "recourse after the advance: the receivable stays open and returns to the client",
    events: [
      advance,
      {
        name: "recourse",
        legs: [
          ["FIN", 10_000],
          ["BANK", -10_000],
        ],
        fin: 0,
        cust: 12_500,
      },
    ],
  },
];

async function post(partner: Partner, customerNo: number, { number }: Ready, event: Event, index: number) {
  const answer = await partner.post("/factoring/vouchers", {
    externalReference: `${index}-${event.name}`,
    voucherDate: `2026-03-${16 + index}`,
    description: event.name,
    lines: event.legs.map(([account, kroner, eventKind = event.name]) => ({
      ...(account === "CUST" ? { customerNo } : { account: accounts[account] }),
      amount: kroner * 100,
      eventKind,
      invoiceNo: number,
    })),
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as z.input<typeof postedVoucher>;
}

async function statementOf(partner: Partner): Promise<z.input<typeof getStatement.output>> {
  const answer = await partner.get("/factoring/finance-account/statement?from=2026-01-01&to=2026-12-31");
  return (await answer.json()) as z.input<typeof getStatement.output>;
}

async function balancesOf({ scope }: Company, numbers: readonly number[]): Promise<Record<number, bigint>> {
  const rows = await listAccountBalances(scope, numbers);
  return Object.fromEntries(rows.map(({ account, balanceOre }) => [account, balanceOre]));
}

for (const { title, events } of stories) {
  test(`${title}: through the API, to the øre`, async ({ company, partner }) => {
    const customerNo = await company.customer();
    const invoice = await deliver(company, customerNo);

    for (const [index, event] of events.entries()) {
      const posted = await post(partner, customerNo, invoice, event, index);
      const told = new Map(posted.newBalances.map(({ account, balance }) => [account, balance]));
      expect((await statementOf(partner)).closing).toBe(event.fin * 100);
      if (told.has(CLEARING)) expect(told.get(CLEARING)).toBe(event.fin * 100);
      if (told.has(customerNo)) expect(told.get(customerNo)).toBe(event.cust * 100);
    }

    const { opening, items, unmatched } = await statementOf(partner);
    const onFinance = events.flatMap(({ legs }) => legs.filter(([account]) => account === "FIN"));
    expect(opening).toBe(0);
    expect(items.map(({ amount }) => amount)).toEqual(onFinance.map(([, kroner]) => kroner * 100));
    expect(unmatched).toEqual([]);
    const { balance } = (await (await partner.get(`/factoring/invoices/${invoice.id}`)).json()) as {
      balance: number;
    };
    expect(balance).toBe((events.at(-1)?.cust ?? 0) * 100);
  });
}

test("M14–M29: from the list to the closed receivable the partner needs nothing but the API", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const invoice = await offer(company, customerNo);
  await company.customer(organisation({ name: "Utenfor AS" }));

  const waiting = await partner.get("/factoring/invoices?status=ready");
  expect(await waiting.json()).toMatchObject({ data: [{ id: invoice.id, invoiceNo: invoice.number }] });
  await partner.post(`/factoring/invoices/${invoice.id}/claim`);
  await partner.get(`/factoring/invoices/${invoice.id}/ehf`);
  await partner.post(`/factoring/invoices/${invoice.id}/delivery`, {
    ...receiptOf("Sendt på e-post"),
    pdf: Buffer.from(tinyPdf()).toString("base64"),
  });
  for (const [index, event] of [advance, settlement, payout].entries()) {
    await post(partner, customerNo, invoice, event, index);
  }

  expect(await (await partner.get("/factoring/invoices?status=completed")).json()).toMatchObject({
    data: [{ id: invoice.id, balance: 0 }],
  });
  expect(await balancesOf(company, [1500, 1920, 2390, 2700, 3000, 7770])).toEqual({
    1500: 0n,
    1920: 1_225_000n,
    2390: 0n,
    2700: -250_000n,
    3000: -1_000_000n,
    7770: 25_000n,
  });
});
