import { describe, expect, test } from "vitest";
import { organisation, person } from "@/e2e/factories";
import { type SuggestionKind, suggestFor } from "./card-suggestions";
import type { CustomerCard } from "./customer";

const places: Record<string, string> = { "0155": "OSLO", "5003": "BERGEN" };
const placeOf = (code: string) => places[code] ?? null;
const factored = { useFactoring: true, deliveryMethod: "factoring" } as const;
const firm = (differing: Partial<CustomerCard>) => organisation({ ...factored, ...differing });
const human = (differing: Partial<CustomerCard>) => person({ ...factored, ...differing });

const cases: [SuggestionKind, CustomerCard, object][] = [
  ["place", firm({ city: null }), { city: "OSLO" }],
  ["place_mismatch", firm({ city: "Bergen" }), { city: "OSLO" }],
  ["postal_code", firm({ postalCode: "155", city: null }), { postalCode: "0155", city: "OSLO" }],
  ["postal_code", firm({ postalCode: "N-5003", city: "Bergen" }), { postalCode: "5003", city: "BERGEN" }],
  ["postal_code", firm({ postalCode: "0155 Oslo", city: null }), { postalCode: "0155", city: "OSLO" }],
  [
    "split_name",
    human({ firstName: null, lastName: null, name: "Ola Nordmann" }),
    { firstName: "Ola", lastName: "Nordmann" },
  ],
  [
    "split_name",
    human({ firstName: "Ola Nordmann", lastName: null }),
    { firstName: "Ola", lastName: "Nordmann" },
  ],
  ["phone", firm({ phone: "tlf. 22 33 44 55" }), { phone: "+4722334455" }],
  ["phone", firm({ phone: "47 22 33 44 55" }), { phone: "+4722334455" }],
  ["phone", firm({ phone: "+47 (0) 22334455" }), { phone: "+4722334455" }],
  ["phone", firm({ phone: "22334455" }), { phone: "+4722334455" }],
  ["org_nr", firm({ orgNr: "Org.nr. 974 760 673" }), { orgNr: "974760673" }],
  ["email", firm({ email: "mailto:post@x.no" }), { email: "post@x.no" }],
  ["email", firm({ email: "Firma <post@x.no>" }), { email: "post@x.no" }],
  ["email", firm({ email: "post @x,no." }), { email: "post@x.no" }],
  ["email", firm({ email: "ola@gmail.con" }), { email: "ola@gmail.com" }],
  [
    "kind_organisation",
    human({ firstName: "Nordvik Bygg", lastName: "AS", name: "Nordvik Bygg AS" }),
    { isPerson: false },
  ],
  [
    "kind_person",
    firm({ name: "Kari Holm", orgNr: null }),
    { isPerson: true, firstName: "Kari", lastName: "Holm" },
  ],
];

describe("M11, M12: what we can work out by ourselves is suggested", () => {
  test.each(cases)("%s: %j", (kind, card, patch) => {
    expect(suggestFor(card, placeOf).find((one) => one.kind === kind)?.patch).toMatchObject(patch);
  });
});

describe("M11, M12: what we would have to guess is left to a person", () => {
  test.each([
    ["a card that lacks nothing", firm({})],
    ["an organisation number with a wrong check digit", firm({ orgNr: "974 760 674" })],
    ["two phone numbers", firm({ phone: "22334455 / 90000001" })],
    ["too few digits", firm({ phone: "tlf 2233" })],
    ["a code that contradicts the place", firm({ postalCode: "155", city: "Bergen" })],
    ["a code that does not exist", firm({ postalCode: "9999", city: null })],
    ["an address abroad", firm({ country: "SE", postalCode: "155", city: null, orgNr: "5560000000" })],
    ["two addresses", firm({ email: "a@x.no;b@x.no" })],
    ["one word for a person", human({ firstName: null, lastName: null, name: "Ola" })],
    ["a firm by a person's last name", firm({ name: "Holm Eiendom", orgNr: null })],
    ["a firm with a form", firm({ name: "Kari Holm AS", orgNr: null })],
  ])("%s", (_, card) => {
    expect(suggestFor(card, placeOf)).toEqual([]);
  });
});
