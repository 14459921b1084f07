import { describe, expect, test } from "vitest";
import { factoringStatuses } from "./factoring";
import { isReturned, type ReturnedInvoice, sendAgain, sendOtherwise } from "./returned-invoice";

const rejected: ReturnedInvoice = {
  kind: "invoice",
  deliveryMethod: "factoring",
  status: "rejected",
  remainingOre: 1_250_000n,
  original: null,
};
const ready = {
  integrationActive: true,
  useFactoring: true,
  customerProblems: [],
  inCollection: false,
  rejectedForGood: false,
};
const email = { email: "post@nordvik.example" };

const again = (differing: Partial<ReturnedInvoice>, facts: Partial<typeof ready> = {}) => {
  const decided = sendAgain({ ...rejected, ...differing }, { ...ready, ...facts });
  return decided.ok ? decided.value : decided.error.code;
};
const otherwise = (differing: Partial<ReturnedInvoice>, method: "email" | "print" = "print") => {
  const decided = sendOtherwise({ ...rejected, ...differing }, method, email);
  return decided.ok ? decided.value : decided.error.code;
};

describe("M20, edges 13 and 16: what came back from the factoring company can be sent once more", () => {
  test.each(factoringStatuses)(
    "M20, edge 16: from %s only when the factoring company let go of it",
    (status) => {
      expect(again({ status })).toBe(isReturned(status) ? "factoring" : "not_returned");
      expect(otherwise({ status })).toBe(isReturned(status) ? "print" : "not_returned");
    },
  );

  test("M20, edge 13: not when it never went there, was sent otherwise, or has nothing left to pay", () => {
    expect(again({ status: null })).toBe("not_returned");
    expect(again({ deliveryMethod: "email" })).toBe("sent_otherwise");
    expect(otherwise({ deliveryMethod: "print" })).toBe("sent_otherwise");
    expect(again({ remainingOre: 0n })).toBe("nothing_outstanding");
    expect(otherwise({ remainingOre: 0n })).toBe("nothing_outstanding");
  });

  test("M10, edge 13: sending again asks for an integration, «Bruk Factoring» and a complete card", () => {
    const problems = [{ field: "phone", code: "required" }] as const;
    expect(again({}, { integrationActive: false })).toBe("no_active_integration");
    expect(again({}, { useFactoring: false })).toBe("not_a_factoring_customer");
    expect(sendAgain(rejected, { ...ready, customerProblems: problems })).toEqual({
      ok: false,
      error: { code: "customer_data_incomplete", problems },
    });
  });

  test("M25, edge 8: what is with the company's own collector does not go to the factoring company", () => {
    expect(again({ status: "recoursed" }, { inCollection: true })).toBe("in_collection");
  });

  test("M20, edge 13: what the same factoring company rejected for good goes another way; a credit note has none", () => {
    expect(again({}, { rejectedForGood: true })).toBe("rejected_for_good");
    expect(otherwise({})).toBe("print");
    const original = { deliveryMethod: "factoring", status: "delivered" } as const;
    expect(again({ kind: "credit_note", original }, { rejectedForGood: true })).toBe("factoring");
  });

  test("M34, edge 13: sending by e-mail asks for an address", () => {
    expect(otherwise({}, "email")).toBe("email");
    expect(sendOtherwise(rejected, "email", { email: null })).toEqual({
      ok: false,
      error: { code: "customer_data_incomplete", problems: [{ field: "email", code: "required" }] },
    });
  });
});

describe("M33, edges 9 and 11: a credit note follows the claim that it lowers", () => {
  const note = { kind: "credit_note", remainingOre: 0n } as const;

  test("M33, edge 11: while the factoring company has the claim it goes there again, and no other way", () => {
    const original = { deliveryMethod: "factoring", status: "delivered" } as const;
    expect(again({ ...note, original })).toBe("factoring");
    expect(otherwise({ ...note, original })).toBe("credit_note_must_follow_invoice");
  });

  test("M33, edge 13: of a claim that came back it goes to the debtor", () => {
    const original = { deliveryMethod: "print", status: "rejected" } as const;
    expect(again({ ...note, original })).toBe("original_not_factored");
    expect(otherwise({ ...note, original })).toBe("print");
  });

  test("M33, edge 9: withdrawn together with its invoice it reaches nobody", () => {
    const original = { deliveryMethod: "factoring", status: "withdrawn" } as const;
    expect(otherwise({ ...note, status: "withdrawn", original })).toBe("nothing_outstanding");
    const sentOtherwise = { ...original, deliveryMethod: "email" } as const;
    expect(otherwise({ ...note, status: "withdrawn", original: sentOtherwise })).toBe("print");
  });
});
