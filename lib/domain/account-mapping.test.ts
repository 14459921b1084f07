import { expect, test } from "vitest";
import {
  accountFit,
  decideMapping,
  kindOfAccountNo,
  type MappableBooks,
  type MappingChoices,
  maySubledger,
  neededAccounts,
  standardNeeds,
  suggestNewAccountNo,
} from "./account-mapping";
import { standardChart } from "./chart";
import { standardEventKinds } from "./factoring";

const books: MappableBooks = {
  accounts: [
    ...standardChart.map(({ accountNo, kind }) => ({
      accountNo,
      kind,
      active: accountNo !== 1950,
      isControl: [1500, 2390, 2400].includes(accountNo),
    })),
  ],
  subledgers: [
    { subledgerNo: 10_000, kind: "customer" },
    { subledgerNo: 20_000, kind: "supplier" },
    { subledgerNo: 80_000, kind: "finance" },
  ],
};

const mapping: MappingChoices = {
  clearing: { newSubledger: true },
  bank: { accountNo: 1920 },
  fee: { accountNo: 7770 },
  financing_cost: { accountNo: 8159 },
  interest_income: { accountNo: 8055 },
  deviation: { accountNo: 2999 },
};

function decide(differing: MappingChoices) {
  return decideMapping(standardNeeds, { ...mapping, ...differing }, books);
}

test("the standard needs are the standard event kinds, in their order", () => {
  expect(standardNeeds.map(({ eventKind }) => eventKind)).toEqual(standardEventKinds);
});

test.each<[string, MappingChoices]>([
  ["the suggested accounts", {}],
  ["a plain ledger account for clearing", { clearing: { accountNo: 2391 } }],
  ["an account in the series for factoring companies", { clearing: { subledgerNo: 80_000 } }],
  ["a supplier in the existing series", { clearing: { subledgerNo: 20_000 } }],
  ["the partner as a new supplier", { clearing: { newSupplier: true } }],
  ["a new ledger account", { clearing: { newAccount: { accountNo: 2392, name: "Mellomregning" } } }],
  ["a clearing account that is no debt, which is only warned of", { clearing: { accountNo: 1579 } }],
  ["an overdraft as bank", { bank: { accountNo: 2380 } }],
])("M2: %s can be mapped", (_, differing) => {
  expect(decide(differing)).toMatchObject({ ok: true });
});

test.each<[string, MappingChoices, object]>([
  ["a control account", { clearing: { accountNo: 2390 } }, { code: "account_not_usable", accountNo: 2390 }],
  ["an inactive account", { bank: { accountNo: 1950 } }, { code: "account_not_usable", accountNo: 1950 }],
  ["an unknown account", { fee: { accountNo: 7999 } }, { code: "account_not_usable", eventKind: "fee" }],
  ["a debt as bank", { bank: { accountNo: 2391 } }, { code: "account_wrong_kind", eventKind: "bank" }],
  ["income as cost", { fee: { accountNo: 3000 } }, { code: "account_wrong_kind", eventKind: "fee" }],
  ["cost as deviation", { deviation: { accountNo: 7770 } }, { code: "account_wrong_kind" }],
  ["a customer", { clearing: { subledgerNo: 10_000 } }, { code: "account_not_usable", accountNo: 10_000 }],
  ["an unknown supplier", { clearing: { subledgerNo: 20_001 } }, { code: "account_not_usable" }],
  ["a subledger account as bank", { bank: { subledgerNo: 20_000 } }, { code: "subledger_not_allowed" }],
  [
    "a new account under a number in use",
    { fee: { newAccount: { accountNo: 7770, name: "x" } } },
    { code: "account_exists" },
  ],
  [
    "a new account outside the chart",
    { fee: { newAccount: { accountNo: 9000, name: "x" } } },
    { code: "account_no_invalid" },
  ],
  [
    "a new account of the wrong class",
    { fee: { newAccount: { accountNo: 1999, name: "x" } } },
    { code: "account_wrong_kind" },
  ],
  [
    "the same new account twice",
    {
      fee: { newAccount: { accountNo: 7771, name: "x" } },
      financing_cost: { newAccount: { accountNo: 7771, name: "y" } },
    },
    { code: "account_exists", eventKind: "financing_cost" },
  ],
])("M2: %s is refused, at its field", (_, differing, error) => {
  expect(decide(differing)).toMatchObject({ ok: false, error });
});

test("M2: every account that the partner declares must be mapped, and no other", () => {
  const reserve = { eventKind: "reserve", name: { nb: "Reserve", en: "Reserve" }, suggestedAccountNo: 1579 };
  const needs = neededAccounts([reserve]);
  expect(decideMapping(needs, mapping, books)).toEqual({
    ok: false,
    error: { code: "mapping_incomplete", eventKind: "reserve" },
  });
  const whole = { ...mapping, reserve: { accountNo: 1579 } };
  expect(decideMapping(needs, whole, books).ok).toBe(true);
  expect(decideMapping(standardNeeds, whole, books)).toMatchObject({ error: { eventKind: "reserve" } });
});

test("M2: a new account's number is the suggested one, or the first free after it", () => {
  expect(suggestNewAccountNo({ suggestedAccountNo: 7770 }, new Set())).toBe(7770);
  expect(suggestNewAccountNo({ suggestedAccountNo: 7770 }, new Set([7770, 7771]))).toBe(7772);
  expect(suggestNewAccountNo({ suggestedAccountNo: null }, new Set([2391]))).toBe(2392);
});

test("an account's kind follows from its number by NS 4102", () => {
  const kinds = standardChart.map(({ accountNo }) => kindOfAccountNo(accountNo));
  // 2710, incoming VAT, is kept among the debts as NS 4102 has it, though the chart counts it as an asset.
  const own = standardChart.map(({ accountNo, kind }) => (accountNo === 2710 ? "liability" : kind));
  expect(kinds).toEqual(own);
  expect([999, 9000, 1500.5].map(kindOfAccountNo)).toEqual([null, null, null]);
});

test("M2: the clearing account is doubted when it is no debt, and only costs and bank refuse a subledger", () => {
  expect(accountFit("clearing", 2391, "liability")).toBe("good");
  expect(accountFit("clearing", 1579, "asset")).toBe("doubtful");
  expect(standardEventKinds.filter(maySubledger)).toEqual(["clearing", "deviation"]);
  expect(maySubledger("reserve")).toBe(true);
});
