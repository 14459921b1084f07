import { expect, test } from "vitest";
import { placeOfPostalCode } from "./postal-codes";

test.each([
  ["0155", "OSLO"],
  ["5004", "BERGEN"],
  ["7030", "TRONDHEIM"],
  ["9170", "LONGYEARBYEN"],
])("%s is %s", (code, place) => {
  expect(placeOfPostalCode(code)).toBe(place);
});

test.each(["0000", "155", "00155", " 0155", "", "toString", "__proto__"])("%j is no postal code", (code) => {
  expect(placeOfPostalCode(code)).toBeNull();
});
