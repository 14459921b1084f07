import { describe, expect, test } from "vitest";
import {
  type BrandingTemplate,
  chooseTemplate,
  decideTemplate,
  lackingForAssignment,
  payTo,
  refusalOfMethod,
  textsIn,
} from "./branding";
import { sampleSeller } from "./sample-invoice";

const empty = { assignmentNotice: "", intro: "", footer: "" };
const own: BrandingTemplate = {
  name: " Egen  mal ",
  bankAccount: null,
  payee: null,
  logoDocumentId: null,
  texts: { nb: empty, en: empty },
  isDefault: false,
};
const assigning: BrandingTemplate = {
  ...own,
  bankAccount: "8601.11.17947",
  payee: "Tinde Oppgjør AS",
  texts: { nb: { ...empty, assignmentNotice: "Pantsatt.\r\n" }, en: empty },
};
const problemsOf = (template: BrandingTemplate, options?: { assigning: boolean }) => {
  const decided = decideTemplate(template, options);
  return decided.ok ? [] : decided.error.problems;
};

describe("M30: a branding template", () => {
  test("M30: is stored trimmed, with the account in plain digits", () => {
    expect(decideTemplate(assigning)).toMatchObject({
      ok: true,
      value: {
        name: "Egen mal",
        bankAccount: "86011117947",
        texts: { nb: { assignmentNotice: "Pantsatt." } },
      },
    });
  });

  test("M30: an account must be eleven digits with their control digit, however it is typed", () => {
    for (const bankAccount of ["86011117948", "8601111794", "abc", "00000000000"]) {
      expect(problemsOf({ ...assigning, bankAccount })).toEqual([
        { field: "bankAccount", code: "invalid_account_number" },
      ]);
    }
    expect(problemsOf({ ...assigning, bankAccount: "8601 11 17947" })).toEqual([]);
  });

  test("M30: every fault is told at once, one a field", () => {
    const long = "x".repeat(601);
    expect(
      problemsOf({
        ...own,
        name: "",
        bankAccount: "1",
        texts: { nb: { ...empty, intro: long }, en: { ...empty, footer: long } },
      }),
    ).toEqual([
      { field: "name", code: "required" },
      { field: "bankAccount", code: "invalid_account_number" },
      { field: "texts.nb.intro", code: "too_long" },
      { field: "texts.en.footer", code: "too_long" },
    ]);
  });

  test("M30, edge 39: an assignment is told whole or not at all", () => {
    const needed = (field: string) => ({ field, code: "required_for_assignment" });
    expect(problemsOf({ ...assigning, bankAccount: null })).toEqual([needed("bankAccount")]);
    expect(problemsOf({ ...assigning, payee: " " })).toEqual([needed("payee")]);
    expect(problemsOf({ ...assigning, texts: own.texts })).toEqual([needed("texts.nb.assignmentNotice")]);
    const onlyEnglish = { nb: empty, en: { ...empty, assignmentNotice: "Assigned." } };
    expect(problemsOf({ ...assigning, texts: onlyEnglish })).toEqual([needed("texts.nb.assignmentNotice")]);
    // A second account of the company's own assigns nothing.
    expect(problemsOf({ ...own, bankAccount: "86011117947" })).toEqual([]);
  });

  test("M30, edge 39: the template of an alternative integration must have account, payee and notice", () => {
    expect(problemsOf(own, { assigning: true }).map(({ field }) => field)).toEqual([
      "bankAccount",
      "payee",
      "texts.nb.assignmentNotice",
    ]);
    expect(lackingForAssignment(assigning)).toEqual([]);
    expect(problemsOf(assigning, { assigning: true })).toEqual([]);
  });
});

test("M30: the customer's own template comes first, then the integration's, then the usual one", () => {
  expect(chooseTemplate({ customer: "c", connection: "i", usual: "u" })).toBe("c");
  expect(chooseTemplate({ customer: null, connection: "i", usual: "u" })).toBe("i");
  expect(chooseTemplate({ customer: null, connection: null, usual: "u" })).toBe("u");
  expect(chooseTemplate({ customer: null, connection: null, usual: null })).toBeNull();
});

test("M30: an English reader gets the Norwegian notice rather than none", () => {
  const texts = {
    nb: { assignmentNotice: "Pantsatt", intro: "Hei", footer: "" },
    en: { ...empty, intro: "Hi" },
  };
  expect(textsIn({ texts }, "en")).toEqual({ assignmentNotice: "Pantsatt", intro: "Hi", footer: "" });
  expect(textsIn({ texts }, "nb")).toEqual(texts.nb);
});

test("M30: an invoice is paid to the account that it carries, and to the seller's where it carries none", () => {
  expect(payTo({ seller: sampleSeller, branding: null })).toEqual({
    bankAccount: "86011117947",
    payee: "Nordlys Regnskap AS",
    assigned: false,
  });
  expect(
    payTo({ seller: sampleSeller, branding: { bankAccount: "97100333205", payee: "Tinde Oppgjør AS" } }),
  ).toEqual({ bankAccount: "97100333205", payee: "Tinde Oppgjør AS", assigned: true });
  expect(
    payTo({ seller: sampleSeller, branding: { bankAccount: "97100333205", payee: null } }),
  ).toMatchObject({
    payee: "Nordlys Regnskap AS",
    assigned: false,
  });
});

test("M30, edge 39: EHF and eFaktura are refused where another account than the operating one is to be paid to", () => {
  const template = { bankAccount: "97100333205", payee: "Tinde Oppgjør AS" };
  for (const method of ["ehf", "efaktura"] as const) {
    expect(refusalOfMethod(method, template, sampleSeller)).toEqual({
      code: "electronic_uses_operating_account",
      operatingAccount: "86011117947",
      bankAccount: "97100333205",
      payee: "Tinde Oppgjør AS",
    });
    expect(refusalOfMethod(method, null, sampleSeller)).toBeNull();
    expect(refusalOfMethod(method, { bankAccount: "86011117947", payee: null }, sampleSeller)).toBeNull();
  }
  for (const method of ["email", "print", "factoring"] as const) {
    expect(refusalOfMethod(method, template, sampleSeller)).toBeNull();
  }
});
