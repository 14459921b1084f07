import { expect, test } from "vitest";
import { changesOfCard } from "./card-change";

const card = { isPerson: false, name: "Myr AS", phone: null, useFactoring: false, paymentTermsDays: 14 };

test("M32: the history of a card tells the fields that differ, old and new, and no others", () => {
  const stored = { ...card, version: 3, createdAt: new Date(0) };
  const after = { ...card, phone: "+4722334455", paymentTermsDays: 30 };
  expect(changesOfCard(stored, after)).toEqual([
    { field: "phone", from: null, to: "+4722334455" },
    { field: "paymentTermsDays", from: 14, to: 30 },
  ]);
  expect(changesOfCard(card, { ...card })).toEqual([]);
  expect(changesOfCard({ ...card, phone: "" }, card)).toEqual([]);
});

test("M32: of a new card the history tells what was filled in", () => {
  expect(changesOfCard(null, card)).toEqual([
    { field: "isPerson", from: null, to: false },
    { field: "name", from: null, to: "Myr AS" },
    { field: "useFactoring", from: null, to: false },
    { field: "paymentTermsDays", from: null, to: 14 },
  ]);
});

test("M32: a person's name is told as first and last name alone", () => {
  const ola = { isPerson: true, name: "Ola Nordmann", firstName: "Ola", lastName: "Nordmann" };
  const changes = changesOfCard(ola, { ...ola, name: "Ola Berg", lastName: "Berg" });
  expect(changes).toEqual([{ field: "lastName", from: "Nordmann", to: "Berg" }]);
});
