import { expect, test } from "vitest";
import { organisation, person } from "@/e2e/factories";
import { assessCard, storedProblems } from "./card-quality";

const placeOf = (code: string) => (code === "0155" ? "OSLO" : null);

test("M8, M11: a card's lacks are kept as field and code, sorted, each once", () => {
  expect(assessCard(organisation(), placeOf)).toEqual([]);
  expect(assessCard(person(), placeOf)).toEqual([]);
  const poor = organisation({ orgNr: "123456789", phone: null, email: "post@", city: "Bergen" });
  expect(assessCard(poor, placeOf)).toEqual([
    "city:postal_place_mismatch",
    "email:invalid_email",
    "orgNr:invalid_org_nr",
    "phone:required",
  ]);
  expect(assessCard(person({ lastName: " ", postalCode: "0000" }), placeOf)).toEqual([
    "lastName:required",
    "postalCode:invalid_postal_code",
  ]);
});

test("M12: the answer is the same whether «Bruk Factoring» is on or off", () => {
  const card = organisation({ phone: null });
  const on = { ...card, useFactoring: true, deliveryMethod: "factoring" } as const;
  expect(assessCard(on, placeOf)).toEqual(assessCard(card, placeOf));
});

test("the stored answer is read back as problems, and an unknown word is left out", () => {
  expect(storedProblems(["email:invalid_email", "phone:required", "phone:of_old"])).toEqual([
    { field: "email", code: "invalid_email" },
    { field: "phone", code: "required" },
  ]);
});
