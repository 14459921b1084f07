import { describe, expect, test } from "vitest";
import { normaliseBankAccount } from "./bank-accounts";
import { decideSaveSupplier, newSupplierCard, type SupplierCard } from "./supplier";

const card: SupplierCard = {
  ...newSupplierCard,
  name: "Treverk Engros AS",
  orgNr: "974760673",
  street: "Sagveien 2",
  postalCode: "0155",
  city: "Oslo",
  phone: "+4722334455",
  email: "post@treverk.example",
  bankAccount: "86011117947",
};

describe("M32: a supplier's card", () => {
  test("is stored in one form, whatever way it is typed", () => {
    const typed = { ...card, name: " Treverk  Engros AS", orgNr: "NO 974 760 673 MVA", phone: "22 33 44 55" };
    expect(decideSaveSupplier({ ...typed, bankAccount: "8601.11.17947" }, "OSLO")).toEqual({
      ok: true,
      value: card,
    });
  });

  test("needs no more than a name", () => {
    expect(decideSaveSupplier({ ...newSupplierCard, name: "Kari" }, undefined).ok).toBe(true);
    expect(decideSaveSupplier(newSupplierCard, undefined)).toMatchObject({
      error: { problems: [{ field: "name", code: "required" }] },
    });
  });

  test("is refused with every wrong field at once", () => {
    const wrong = { ...card, orgNr: "974760674", city: "Bergen", email: "post", bankAccount: "86011117948" };
    expect(decideSaveSupplier(wrong, "OSLO")).toEqual({
      ok: false,
      error: {
        code: "validation_failed",
        problems: [
          { field: "orgNr", code: "invalid_org_nr" },
          { field: "city", code: "postal_place_mismatch" },
          { field: "email", code: "invalid_email" },
          { field: "bankAccount", code: "invalid_bank_account" },
        ],
      },
    });
  });

  test("abroad is judged by its own country's rules", () => {
    const german = {
      ...card,
      country: "DE",
      orgNr: "DE136695976",
      postalCode: "10115",
      phone: "+49 30 123456",
    };
    const saved = decideSaveSupplier({ ...german, bankAccount: "de89 3704 0044 0532 0130 00" }, undefined);
    expect(saved).toMatchObject({ value: { bankAccount: "DE89370400440532013000", phone: "+4930123456" } });
    expect(decideSaveSupplier({ ...german, bankAccount: "86011117947" }, undefined)).toMatchObject({
      error: { problems: [{ field: "bankAccount", code: "invalid_bank_account" }] },
    });
  });
});

describe("M32: a bank account", () => {
  test.each([
    ["NO", "8601.11.17947", "86011117947"],
    ["NO", "NO93 8601 1117 947", "NO9386011117947"],
    ["SE", "SE45 5000 0000 0583 9825 7466", "SE4550000000058398257466"],
    ["GB", "GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819"],
    ["US", "021000021-123456789", "021000021123456789"],
  ])("%s: %s is stored as %s", (country, typed, stored) => {
    expect(normaliseBankAccount(country, typed)).toBe(stored);
  });

  test.each([
    ["NO", "86011117948"],
    ["NO", "8601111794"],
    ["NO", "NO9386011117948"],
    ["SE", "5000-12 345 67"],
    ["GB", "GB29NWBK6016133192681"],
    ["US", "12"],
  ])("%s: %s is refused", (country, typed) => expect(normaliseBankAccount(country, typed)).toBeNull());
});
