import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CustomerCard, CustomerField } from "./customer";
import { displayName } from "./customer";
import { decideSave, missingForFactoring, normaliseCard, problemsOnCard } from "./customer-rules";
import { sampleCard } from "./sample-invoice";

const organisation = sampleCard;
const person: CustomerCard = {
  ...organisation,
  isPerson: true,
  name: "Kari Nordmann",
  firstName: "Kari",
  lastName: "Nordmann",
  orgNr: null,
};
const exempt = { useFactoring: false, deliveryMethod: "email" } as const;
const active = { integrationActive: true, place: "OSLO" };
const blank = {
  name: "",
  firstName: null,
  lastName: null,
  orgNr: null,
  street: null,
  city: null,
  phone: " ",
  email: "",
};

test("a person is called by first and last name, an organisation by its name", () => {
  expect(displayName({ ...person, name: "someone else" })).toBe("Kari Nordmann");
  expect(displayName({ ...person, firstName: null })).toBe("Nordmann");
  expect(displayName(organisation)).toBe("Fjell og Fjord AS");
});

describe("M8: data required for factoring", () => {
  test("a complete card lacks nothing, of a person as of an organisation", () => {
    expect(missingForFactoring(organisation, "OSLO")).toEqual([]);
    expect(missingForFactoring(person, "OSLO")).toEqual([]);
  });

  test("a person lacks names, address, phone and e-mail, but never an org.nr", () => {
    const problems = missingForFactoring({ ...person, ...blank, postalCode: null }, undefined);
    expect(problems).toEqual(
      ["firstName", "lastName", "street", "postalCode", "city", "phone", "email"].map((field) => ({
        field,
        code: "required",
      })),
    );
  });

  test("an organisation lacks name, org.nr, address, phone and e-mail", () => {
    const problems = missingForFactoring({ ...organisation, ...blank, postalCode: null }, undefined);
    expect(problems).toEqual(
      ["name", "orgNr", "street", "postalCode", "city", "phone", "email"].map((field) => ({
        field,
        code: "required",
      })),
    );
  });

  test("M11: what is present must be right too", () => {
    expect(missingForFactoring({ ...organisation, orgNr: "974760674" }, "OSLO")).toEqual([
      { field: "orgNr", code: "invalid_org_nr" },
    ]);
  });
});

describe("M11: what is filled in is right", () => {
  test.each<[string, Partial<CustomerCard>, CustomerField, string]>([
    ["an org.nr that fails MOD11", { orgNr: "123456789" }, "orgNr", "invalid_org_nr"],
    ["an e-mail without a domain", { email: "post" }, "email", "invalid_email"],
    ["an invoice e-mail without a domain", { invoiceEmail: "post" }, "invoiceEmail", "invalid_email"],
    ["a phone number of seven digits", { phone: "2212345" }, "phone", "invalid_phone"],
    ["a postal code of three digits", { postalCode: "155" }, "postalCode", "invalid_postal_code"],
    ["a city that is not the postal code's", { city: "Bergen" }, "city", "postal_place_mismatch"],
    ["a country that is not two letters", { country: "NOR" }, "country", "invalid_country"],
    [
      "payment terms of more than a year",
      { paymentTermsDays: 366 },
      "paymentTermsDays",
      "invalid_payment_terms",
    ],
    ["payment terms of half a day", { paymentTermsDays: 0.5 }, "paymentTermsDays", "invalid_payment_terms"],
  ])("%s is named at its field, with factoring or without", (_, change, field, code) => {
    expect(problemsOnCard({ ...organisation, ...change }, "OSLO")).toEqual([{ field, code }]);
    expect(problemsOnCard({ ...organisation, ...exempt, ...change }, "OSLO")).toEqual([{ field, code }]);
  });

  test("a postal code of noughts is wrong; one newer than the list goes with the place that was typed", () => {
    expect(problemsOnCard({ ...organisation, postalCode: "0000" }, undefined)).toEqual([
      { field: "postalCode", code: "invalid_postal_code" },
    ]);
    const newer = { ...organisation, postalCode: "5999", city: "Nybyen" };
    expect(missingForFactoring(newer, undefined)).toEqual([]);
    expect(missingForFactoring({ ...newer, city: null }, undefined)).toEqual([
      { field: "city", code: "required" },
    ]);
  });

  test("empty fields are no problem without factoring", () => {
    expect(problemsOnCard({ ...organisation, ...blank, phone: null, postalCode: null }, undefined)).toEqual(
      [],
    );
  });

  test("forms of the customer's own country are asked for, and stored as that country writes them", () => {
    const swedish = {
      ...organisation,
      country: "SE",
      orgNr: "556677-8899",
      postalCode: "111 20",
      city: "Stockholm",
    };
    expect(missingForFactoring({ ...swedish, phone: "+46812345678" }, undefined)).toEqual([]);
    expect(normaliseCard({ ...swedish, postalCode: "SE-11120", phone: "+46 (0)8-123 456 78" })).toMatchObject(
      {
        orgNr: "5566778899",
        postalCode: "111 20",
        phone: "+46812345678",
      },
    );
    const wrong = { ...swedish, orgNr: "556677-8898", postalCode: "1112", phone: "+46 8 12" };
    expect(missingForFactoring(wrong, undefined)).toEqual([
      { field: "orgNr", code: "invalid_foreign_org_nr" },
      { field: "postalCode", code: "invalid_foreign_postal_code" },
      { field: "phone", code: "invalid_phone" },
    ]);
  });

  test("an address is full without a postal code in a country that has none", () => {
    const abroad = {
      ...organisation,
      country: "HK",
      postalCode: null,
      city: "Kowloon",
      phone: "+85221234567",
    };
    expect(missingForFactoring(abroad, undefined)).toEqual([]);
    expect(missingForFactoring({ ...abroad, country: "SG" }, undefined)).toEqual([
      { field: "postalCode", code: "required" },
    ]);
  });
});

describe("saving a card", () => {
  test("M9: a card that lacks data for factoring is refused with one problem per field", () => {
    const saved = decideSave({ ...organisation, street: null, phone: null, email: "post" }, active);
    expect(saved).toEqual({
      ok: false,
      error: {
        code: "customer_data_incomplete",
        problems: [
          { field: "street", code: "required" },
          { field: "phone", code: "required" },
          { field: "email", code: "invalid_email" },
        ],
      },
    });
  });

  test("M9: the same card is saved when the customer is exempt from factoring", () => {
    expect(decideSave({ ...organisation, ...exempt, street: null, phone: null }, active).ok).toBe(true);
  });

  test("M5: clearing «Bruk Factoring» demands another delivery method", () => {
    expect(decideSave({ ...organisation, useFactoring: false }, active)).toEqual({
      ok: false,
      error: {
        code: "validation_failed",
        problems: [{ field: "deliveryMethod", code: "choose_delivery_method" }],
      },
    });
  });

  test("M5: setting «Bruk Factoring» sets the delivery method to the integration's", () => {
    const saved = decideSave({ ...organisation, deliveryMethod: "email" }, active);
    expect(saved.ok && saved.value.deliveryMethod).toBe("factoring");
  });

  test("«Bruk Factoring» cannot be set without an active integration", () => {
    expect(decideSave(organisation, { ...active, integrationActive: false })).toEqual({
      ok: false,
      error: {
        code: "validation_failed",
        problems: [{ field: "useFactoring", code: "no_active_integration" }],
      },
    });
  });

  test("a customer without any name is refused, factoring or not", () => {
    expect(decideSave({ ...organisation, ...exempt, name: " " }, active)).toMatchObject({
      error: { code: "validation_failed", problems: [{ field: "name", code: "required" }] },
    });
    expect(decideSave({ ...person, ...exempt, firstName: "", lastName: null }, active)).toMatchObject({
      error: { problems: [{ field: "firstName" }, { field: "lastName" }] },
    });
    expect(decideSave({ ...person, ...exempt, firstName: null }, active).ok).toBe(true);
  });

  test("what is typed is stored in one form", () => {
    const typed = {
      ...organisation,
      name: "  Fjell  og Fjord AS ",
      firstName: "Kari",
      orgNr: "NO 974 760 673 MVA",
      phone: "22 12 34 56",
      email: " post@example.no ",
      street2: "  ",
      country: "no",
    };
    expect(decideSave(typed, active)).toEqual({ ok: true, value: organisation });
    expect(normaliseCard({ ...person, orgNr: "974760673", name: "" })).toEqual(person);
  });

  test("a stored card is stored again unchanged", () => {
    const text = fc.option(fc.string({ unit: fc.constantFrom(..."aå1 +@.-") }));
    const fields = fc.record({
      isPerson: fc.boolean(),
      firstName: text,
      orgNr: text,
      phone: text,
      city: text,
    });
    fc.assert(
      fc.property(fields, (change) => {
        const stored = normaliseCard({ ...organisation, ...change });
        expect(normaliseCard(stored)).toEqual(stored);
      }),
    );
  });

  test("whatever is saved with «Bruk Factoring» lacks nothing, and method and tick go together", () => {
    const text = fc.option(
      fc.constantFrom("", " ", "0155", "974760673", "91234567", "post@example.no", "Oslo"),
    );
    const change = fc.record({
      isPerson: fc.boolean(),
      useFactoring: fc.boolean(),
      deliveryMethod: fc.constantFrom("email" as const, "factoring" as const),
      firstName: text,
      orgNr: text,
      postalCode: text,
      phone: text,
      email: text,
    });
    fc.assert(
      fc.property(change, (typed) => {
        const saved = decideSave({ ...organisation, lastName: "Nordmann", ...typed }, active);
        fc.pre(saved.ok);
        if (!saved.ok) return;
        expect(saved.value.useFactoring).toBe(saved.value.deliveryMethod === "factoring");
        if (saved.value.useFactoring) expect(missingForFactoring(saved.value, "OSLO")).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
