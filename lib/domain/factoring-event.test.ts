import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AgreementType } from "./factoring";
import { agreementTypes } from "./factoring";
import type { EventBooks, EventInvoice, FactoringEvent } from "./factoring-event";
import { buildPostings } from "./factoring-event-build";
import { type FactoringEventKind, factoringEventKinds } from "./factoring-event-kinds";
import { eventRules } from "./factoring-event-rules";
import { ore, sum } from "./money";

/** The accounts of the worked example (domain.md c3); FIN and CUST are subledger accounts under 2390 and 1500. */
const names = new Map([
  [80_000, "FIN"],
  [10_001, "CUST"],
  [1920, "BANK"],
  [7770, "FEE"],
  [8159, "COST"],
  [8055, "INTEREST"],
  [1578, "RESERVE"],
  [7740, "ROUNDING"],
  [2710, "VAT"],
]);

const invoice: EventInvoice = {
  invoiceId: "0198c0de-0000-7000-8000-000000000001",
  number: 10_042,
  kind: "invoice",
  customerNo: 10_001,
  serviceLevel: "financed",
  currency: "NOK",
  remaining: 1_250_000n,
};

function books(differing: Partial<EventBooks> = {}): EventBooks {
  return {
    agreementType: "financing",
    accounts: new Map([
      ["clearing", { accountNo: 2390, subledgerNo: 80_000 }],
      ["bank", { accountNo: 1920, subledgerNo: null }],
      ["fee", { accountNo: 7770, subledgerNo: null }],
      ["financing_cost", { accountNo: 8159, subledgerNo: null }],
      ["interest_income", { accountNo: 8055, subledgerNo: null }],
      ["reserve", { accountNo: 1578, subledgerNo: null }],
    ]),
    receivable: 1500,
    rounding: { accountNo: 7740, subledgerNo: null },
    inputVat: { accountNo: 2710, subledgerNo: null },
    vatRegistered: true,
    toleranceOre: ore(0n),
    exchange: null,
    ...differing,
  };
}

/** An event about the invoice, in whole kroner. */
function event(
  kind: FactoringEventKind,
  kroner: number,
  differing: Partial<FactoringEvent> = {},
): FactoringEvent {
  const amount = BigInt(Math.round(kroner * 100));
  return { kind, invoice, amount, fee: 0n, vatCode: null, through: "bank", ...differing };
}

/** The postings as domain experts write them, in kroner; or what was refused, by its field and reason. */
function said(events: readonly FactoringEvent[], within: EventBooks): string {
  const built = buildPostings(events, within);
  if (!built.ok)
    return `${built.error.code}: ${built.error.faults.map(({ field, code }) => `${field} ${code}`).join(", ")}`;
  return built.value.postings
    .map(({ accountNo, subledgerNo, amountOre }) => {
      const name = names.get(subledgerNo ?? accountNo) ?? `${subledgerNo ?? accountNo}`;
      return `${amountOre > 0n ? "D" : "K"} ${name} ${Number(amountOre > 0n ? amountOre : -amountOre) / 100}`;
    })
    .join(", ");
}

const fee = (kroner: number) => ({ fee: BigInt(kroner) * 100n });
const sold = "event_not_allowed: kind event_claim_sold";
const nothing = "event_not_allowed: kind event_nothing_financed";

/** Each row of domain.md c3 that the partner posts, under each type of agreement: its lines, or why there are none. */
const fixture: readonly (readonly [string, readonly FactoringEvent[], Record<AgreementType, string>])[] = [
  [
    "advance 80 %",
    [event("advance", 10_000)],
    {
      financing: "D BANK 10000, K FIN 10000",
      purchase: "event_not_allowed: kind event_needs_financing",
      service_only: nothing,
    },
  ],
  [
    "debtor pays the factor",
    [event("payment", 12_500)],
    { financing: "D FIN 12500, K CUST 12500", purchase: sold, service_only: "D FIN 12500, K CUST 12500" },
  ],
  [
    "payout less fee 250",
    [event("payout", 2_500, fee(250))],
    {
      financing: "D BANK 2250, D FEE 250, K FIN 2500",
      purchase: "D BANK 2250, D FEE 250, K FIN 2500",
      service_only: "D BANK 2250, D FEE 250, K FIN 2500",
    },
  ],
  [
    "interest note 90, paid to the bank",
    [event("interest_note", 90), event("interest_payment", 90)],
    {
      financing: "D CUST 90, K INTEREST 90, D BANK 90, K CUST 90",
      purchase: `${sold}, kind event_claim_sold`,
      service_only: "D CUST 90, K INTEREST 90, D BANK 90, K CUST 90",
    },
  ],
  [
    "interest note 90, paid and kept on the clearing account",
    [event("interest_note", 90), event("interest_payment", 90, { through: "clearing" })],
    {
      financing: "D CUST 90, K INTEREST 90, D FIN 90, K CUST 90",
      purchase: `${sold}, kind event_claim_sold`,
      service_only: "D CUST 90, K INTEREST 90, D FIN 90, K CUST 90",
    },
  ],
  [
    "purchase at face value, paid out at once",
    [event("purchase", 12_500), event("payout", 12_500)],
    {
      financing: "event_not_allowed: kind event_needs_purchase",
      purchase: "D FIN 12500, K CUST 12500, D BANK 12500, K FIN 12500",
      service_only: "event_not_allowed: kind event_needs_purchase",
    },
  ],
  [
    "recourse of the advance, or of the claim",
    [event("recourse", 12_500)],
    {
      financing: "D FIN 12500, K BANK 12500",
      purchase: "D CUST 12500, K FIN 12500, D FIN 12500, K BANK 12500",
      service_only: nothing,
    },
  ],
  [
    "payment after recourse",
    [event("payment_after_recourse", 12_500)],
    { financing: "D FIN 12500, K CUST 12500", purchase: "D FIN 12500, K CUST 12500", service_only: nothing },
  ],
  [
    "write-off by the factor (edge 35)",
    [event("write_off", 12_500)],
    {
      financing: "event_not_allowed: kind event_client_decides_loss",
      purchase: "",
      service_only: "event_not_allowed: kind event_client_decides_loss",
    },
  ],
  [
    "credit note applied (edge 11): no ledger lines",
    [event("credit_applied", 2_500)],
    { financing: "", purchase: "", service_only: "" },
  ],
  [
    "fee and financing cost by themselves",
    [event("fee", 250), event("financing_cost", 120)],
    {
      financing: "D FEE 250, K FIN 250, D COST 120, K FIN 120",
      purchase: "D FEE 250, K FIN 250, D COST 120, K FIN 120",
      service_only: nothing,
    },
  ],
  [
    "reserve held and released",
    [event("reserve_held", 1_250), event("reserve_released", 1_250)],
    {
      financing: "D RESERVE 1250, K FIN 1250, D FIN 1250, K RESERVE 1250",
      purchase: "D RESERVE 1250, K FIN 1250, D FIN 1250, K RESERVE 1250",
      service_only: `${nothing}, kind event_nothing_financed`,
    },
  ],
];

describe.each(agreementTypes)("M26 to M29, domain.md c3 under %s", (agreementType) => {
  test.each(fixture)("%s", (_, events, expected) => {
    expect(said(events, books({ agreementType }))).toBe(expected[agreementType]);
  });
});

/** A life of the invoice in c3: after each voucher the balances of the clearing account and of the customer. */
const lives: readonly (readonly [AgreementType, readonly (readonly [FactoringEvent[], number, number])[]])[] =
  [
    [
      "financing",
      [
        [[event("advance", 10_000)], -10_000, 12_500],
        [[event("payment", 12_500)], 2_500, 0],
        [[event("payout", 2_500, fee(250))], 0, 0],
        [[event("interest_note", 90), event("interest_payment", 90)], 0, 0],
        [[event("interest_note", 90), event("interest_payment", 90, { through: "clearing" })], 90, 0],
      ],
    ],
    [
      "financing",
      [
        [[event("advance", 10_000)], -10_000, 12_500],
        [[event("recourse", 10_000)], 0, 12_500],
      ],
    ],
    [
      "purchase",
      [
        [[event("purchase", 12_500), event("payout", 12_500)], 0, 0],
        [[event("recourse", 12_500)], 0, 12_500],
      ],
    ],
  ];

test.each(lives)(
  "M29: the balances of domain.md c3 hold after each voucher under %s",
  (agreementType, story) => {
    let [fin, customer] = [0n, 1_250_000n];
    for (const [events, finAfter, customerAfter] of story) {
      const built = buildPostings(events, books({ agreementType }));
      if (!built.ok) throw new Error(built.error.code);
      for (const { subledgerNo, amountOre } of built.value.postings) {
        if (subledgerNo === 80_000) fin += amountOre;
        if (subledgerNo === 10_001) customer += amountOre;
      }
      expect([fin, customer]).toEqual([BigInt(finAfter) * 100n, BigInt(customerAfter) * 100n]);
    }
  },
);

test("every line tells why in both languages, and which event it is for", () => {
  const built = buildPostings([event("payout", 2_500, fee(250)), event("fee", 100)], books());
  if (!built.ok) throw new Error(built.error.code);
  expect(
    built.value.postings.map(({ item, eventKind, why }) => [item, eventKind, why.nb !== why.en]),
  ).toEqual([
    [0, "payout", true],
    [0, "fee", true],
    [0, "payout", true],
    [1, "fee", true],
    [1, "fee", true],
  ]);
  for (const { by } of Object.values(eventRules)) {
    for (const rule of Object.values(by)) {
      const whys = "lines" in rule ? rule.lines.map(({ why }) => why) : "noted" in rule ? [rule.noted] : [];
      for (const { nb, en } of whys)
        expect([nb.length > 10, en.length > 10, nb === en]).toEqual([true, true, false]);
    }
  }
});

describe("VAT on fees", () => {
  test("input VAT at 25 % is split off, and the net and the VAT are the fee to the øre", () => {
    expect(said([event("fee", 125, { vatCode: 1 })], books())).toBe("D FEE 100, D VAT 25, K FIN 125");
    expect(said([event("payout", 2_500, { ...fee(250), vatCode: 1 })], books())).toBe(
      "D BANK 2250, D FEE 200, D VAT 50, K FIN 2500",
    );
    expect(said([event("fee", 0.03, { vatCode: 1 })], books())).toBe("D FEE 0.02, D VAT 0.01, K FIN 0.03");
  });

  test("without VAT, not deductible, another rate, or nothing that bears it", () => {
    expect(said([event("fee", 125, { vatCode: 0 })], books())).toBe("D FEE 125, K FIN 125");
    const refusal = (differing: Partial<FactoringEvent>, within = books()) =>
      said([event("fee", 125, differing)], within);
    expect(refusal({ vatCode: 1 }, books({ vatRegistered: false }))).toBe(
      "event_not_allowed: vatCode event_vat_not_registered",
    );
    expect(refusal({ vatCode: 3 })).toBe("event_not_allowed: vatCode invalid_value");
    expect(said([event("payout", 100, { vatCode: 1 })], books())).toBe(
      "event_not_allowed: vatCode event_without_vat",
    );
    expect(refusal({ vatCode: 1 }, books({ inputVat: null }))).toBe(
      "account_not_mapped: kind account_not_mapped",
    );
  });
});

describe("edge 31: rounding", () => {
  const tolerant = books({ toleranceOre: ore(50n) });
  test("a rest within the tolerance is rounded off with the payment that leaves it, either way", () => {
    expect(said([event("payment", 12_499.6)], tolerant)).toBe(
      "D FIN 12499.6, K CUST 12499.6, D ROUNDING 0.4, K CUST 0.4",
    );
    expect(said([event("payment", 12_500.5)], tolerant)).toBe(
      "D FIN 12500.5, K CUST 12500.5, D CUST 0.5, K ROUNDING 0.5",
    );
    expect(said([event("payment", 10_000), event("payment", 2_499.9)], tolerant)).toBe(
      "D FIN 10000, K CUST 10000, D FIN 2499.9, K CUST 2499.9, D ROUNDING 0.1, K CUST 0.1",
    );
  });

  test("beyond it, and without one, the rest stays", () => {
    expect(said([event("payment", 12_499.49)], tolerant)).toBe("D FIN 12499.49, K CUST 12499.49");
    expect(said([event("payment", 12_499.99)], books())).toBe("D FIN 12499.99, K CUST 12499.99");
  });

  test("said by the partner itself it is done as said, within the tolerance", () => {
    expect(said([event("payment", 12_499.6), event("rounding", 0.3)], tolerant)).toBe(
      "D FIN 12499.6, K CUST 12499.6, D ROUNDING 0.3, K CUST 0.3",
    );
    expect(said([event("rounding", -0.3)], tolerant)).toBe("D CUST 0.3, K ROUNDING 0.3");
    expect(said([event("rounding", 0.51)], tolerant)).toBe(
      "event_not_allowed: amount event_beyond_tolerance",
    );
    expect(said([event("rounding", 0.01)], books())).toBe("event_not_allowed: amount event_beyond_tolerance");
  });
});

describe("accounts", () => {
  const withAccount = (kind: string, accountNo: number) =>
    books({ accounts: new Map([...books().accounts, [kind, { accountNo, subledgerNo: null }]]) });

  test("M2: the partner's own account of a kind stands in for the standard one", () => {
    expect(said([event("financing_cost", 5)], withAccount("financing_cost", 8150))).toBe("D 8150 5, K FIN 5");
    expect(said([event("advance", 5)], withAccount("advance", 2391))).toBe("D BANK 5, K 2391 5");
    expect(said([event("advance", 5)], withAccount("advance_clearing", 2392))).toBe("D BANK 5, K 2392 5");
    expect(said([event("payment", 5)], withAccount("advance_clearing", 2392))).toBe("D FIN 5, K CUST 5");
    expect(said([event("payout", 5, fee(1))], withAccount("payout_bank", 1950))).toBe(
      "D 1950 4, D FEE 1, K FIN 5",
    );
  });

  test("what is not mapped is said, by the name to map", () => {
    const accounts = new Map([...books().accounts].filter(([kind]) => kind !== "reserve"));
    const built = buildPostings([event("advance", 1), event("reserve_held", 5)], books({ accounts }));
    expect(built).toMatchObject({
      ok: false,
      error: {
        code: "account_not_mapped",
        faults: [{ item: 1, field: "kind", facts: { eventKind: "reserve" } }],
      },
    });
  });
});

test("what is wrong with an event is pointed at", () => {
  const refusal = (one: FactoringEvent) => said([one], books()).replace("event_not_allowed: ", "");
  expect(refusal(event("payment", 5, { invoice: null }))).toBe("factoringInvoiceId required");
  expect(refusal(event("payment", 0))).toBe("amount too_small");
  expect(refusal(event("payment", 5, { invoice: { ...invoice, kind: "credit_note" } }))).toBe(
    "factoringInvoiceId event_not_for_credit_notes",
  );
  expect(refusal(event("recourse", 5, fee(1)))).toBe("fee event_without_fee");
  expect(refusal(event("payout", 5, fee(6)))).toBe("fee too_big");
  expect(refusal(event("payout", 5, { through: "clearing" }))).toBe("through invalid_value");
  expect(said([event("payout", 5, { ...fee(1), invoice: null })], books())).toBe(
    "D BANK 4, D FEE 1, K FIN 5",
  );
});

test("edge 15: a downgraded invoice is neither financed nor bought, and what was begun is ended", () => {
  const downgraded = { invoice: { ...invoice, serviceLevel: "service_only" as const } };
  expect(said([event("advance", 5, downgraded)], books())).toBe(nothing);
  expect(said([event("recourse", 5, downgraded)], books())).toBe("D FIN 5, K BANK 5");
  expect(said([event("payment", 5, downgraded)], books({ agreementType: "purchase" }))).toBe(
    "D FIN 5, K CUST 5",
  );
});

test("whatever is built balances, event by event, and has no line of nothing", () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 13n });
  const events = fc.array(
    fc.record({
      kind: fc.constantFrom(...factoringEventKinds),
      invoice: fc.record({
        ...Object.fromEntries(Object.entries(invoice).map(([key, value]) => [key, fc.constant(value)])),
        invoiceId: fc.constantFrom("a", "b", "c"),
        remaining: fc.bigInt({ min: -1_000n, max: 1_000n }),
      }) as fc.Arbitrary<EventInvoice>,
      amount,
      fee: fc.constantFrom(0n, 0n, 1n, 7n, 125n),
      vatCode: fc.constantFrom(null, null, 0, 1),
      through: fc.constantFrom("bank" as const, "clearing" as const),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const within = fc.record({
    agreementType: fc.constantFrom(...agreementTypes),
    toleranceOre: fc.bigInt({ min: 0n, max: 50n }).map(ore),
  });
  let built = 0;
  fc.assert(
    fc.property(events, within, (happened, differing) => {
      // One at a time too, so that a refused one does not hide the others.
      for (const some of [happened, ...happened.map((one) => [one])]) {
        const result = buildPostings(some, books(differing));
        if (!result.ok) continue;
        built += 1;
        const { postings } = result.value;
        for (const [item] of some.entries()) {
          expect(sum(postings.filter((line) => line.item === item).map(({ amountOre }) => amountOre))).toBe(
            0n,
          );
        }
        expect(postings.filter(({ amountOre }) => amountOre === 0n)).toEqual([]);
      }
    }),
    { numRuns: 1_000, seed: 20_261_122 },
  );
  expect(built).toBeGreaterThan(500);
});
