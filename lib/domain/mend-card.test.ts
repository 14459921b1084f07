import { describe, expect, test } from "vitest";
import { organisation, person } from "@/e2e/factories";
import { decideMend } from "./mend-card";
import { readPastedBlock } from "./pasted-block";
import { splitName } from "./person-name";

const places: Record<string, string> = { "0155": "OSLO", "5003": "BERGEN" };
const placeOf = (code: string) => places[code] ?? null;
const factored = { useFactoring: true, deliveryMethod: "factoring" } as const;

describe("M12: the workbench mends a card step by step", () => {
  test("a right field is taken though others still lack, and what lacks is told", () => {
    const card = organisation({ ...factored, phone: null, email: null });
    expect(decideMend(card, { phone: "22 33 44 55" }, placeOf)).toMatchObject({
      value: { changes: [{ field: "phone", from: null, to: "+4722334455" }], lacking: ["email:required"] },
    });
  });

  test.each([
    ["a wrong value", { phone: "123" }, { field: "phone", code: "invalid_phone" }],
    ["a required field emptied", { email: "" }, { field: "email", code: "required" }],
    [
      "a postal code of noughts",
      { postalCode: "0000" },
      { field: "postalCode", code: "invalid_postal_code" },
    ],
    ["a place of another code", { city: "Bergen" }, { field: "city", code: "postal_place_mismatch" }],
    ["a wrong check digit", { orgNr: "123456789" }, { field: "orgNr", code: "invalid_org_nr" }],
  ])("%s is refused at its field", (_, patch, problem) => {
    expect(decideMend(organisation(factored), patch, placeOf)).toEqual({
      ok: false,
      error: { code: "validation_failed", problems: [problem] },
    });
  });

  test("a wrong field that stood there before does not stop another from being mended", () => {
    const card = organisation({ ...factored, email: "post@", phone: null });
    expect(decideMend(card, { phone: "22334455" }, placeOf)).toMatchObject({
      value: { lacking: ["email:invalid_email"] },
    });
    expect(decideMend(card, { email: "post@@x.no" }, placeOf).ok).toBe(false);
  });

  test("a postal code brings its place with it, unless a place is given too", () => {
    const card = organisation({ ...factored, city: null });
    expect(decideMend(card, { postalCode: "5003" }, placeOf)).toMatchObject({
      value: { card: { city: "BERGEN" } },
    });
    const moved = decideMend(organisation(factored), { postalCode: "5003" }, placeOf);
    expect(moved).toMatchObject({ value: { card: { city: "BERGEN" }, lacking: [] } });
    expect(decideMend(card, { postalCode: "5003", city: "Oslo" }, placeOf).ok).toBe(false);
  });

  test("a person's full name is split, and the same card again is no change", () => {
    const card = person({ ...factored, firstName: null, lastName: null, name: "" });
    expect(decideMend(card, { name: "Kari Anne van der Berg" }, placeOf)).toMatchObject({
      value: { card: { firstName: "Kari Anne", lastName: "van der Berg", name: "Kari Anne van der Berg" } },
    });
    expect(decideMend(person(factored), { phone: "90 00 00 01" }, placeOf)).toMatchObject({
      value: { changes: [] },
    });
  });

  test("the other kind of customer is asked other things, and those are told and do not stop the change", () => {
    const card = person({ ...factored, firstName: "Bygg", lastName: "AS", name: "Bygg AS" });
    expect(decideMend(card, { isPerson: false, name: "Bygg AS" }, placeOf)).toMatchObject({
      value: { card: { isPerson: false, name: "Bygg AS", firstName: null }, lacking: ["orgNr:required"] },
    });
  });

  test("a customer outside factoring may lack what it likes, but not its name", () => {
    const card = organisation({ useFactoring: false, deliveryMethod: "print" });
    expect(decideMend(card, { phone: "", email: "" }, placeOf).ok).toBe(true);
    expect(decideMend(card, { name: " " }, placeOf)).toMatchObject({
      error: { problems: [{ field: "name" }] },
    });
  });
});

test.each([
  ["Ola Nordmann", "Ola", "Nordmann"],
  ["  Kari  Anne Holm ", "Kari Anne", "Holm"],
  ["Nordmann, Ola", "Ola", "Nordmann"],
  ["Ludwig van Beethoven", "Ludwig", "van Beethoven"],
])("M12: «%s» is split into «%s» and «%s»", (full, firstName, lastName) => {
  expect(splitName(full)).toEqual({ firstName, lastName });
});

test.each(["Ola", "", "Ola og Kari Nordmann", "Ola & Kari Nordmann", "Bygg 24 Oslo"])(
  "M12: «%s» is not split: it cannot be told how",
  (full) => expect(splitName(full)).toBeNull(),
);

test.each([
  [
    "a\tb\r\nc\td\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["one", [["one"]]],
  [
    "a\t\n\tb",
    [
      ["a", ""],
      ["", "b"],
    ],
  ],
  ['"He said ""hi"""\t"two\nlines"\n', [['He said "hi"', "two lines"]]],
  [
    "a\nb\tc\n",
    [
      ["a", ""],
      ["b", "c"],
    ],
  ],
  ['5" rør\tx', [['5" rør', "x"]]],
])("M12: a block from a spreadsheet is read as rows and cells: %j", (text, block) => {
  expect(readPastedBlock(text)).toEqual(block);
});
