import type { CustomerField } from "@/lib/domain/customer";
import type { MendableCard, MendableField } from "@/lib/domain/mend-card";
import type { Texts } from "@/lib/text/server";

/** The fields that the grid shows and mends, from left to right. */
export const gridFields = [
  "name",
  "firstName",
  "lastName",
  "orgNr",
  "street",
  "postalCode",
  "city",
  "phone",
  "email",
] as const satisfies readonly MendableField[];

export type GridField = (typeof gridFields)[number];

/** Whether a field of the card has a column in the grid; the others are mended on the card itself. */
export function isGridField(field: CustomerField): field is GridField {
  return (gridFields as readonly CustomerField[]).includes(field);
}

/** A person has a first and a last name, an organisation a name and a number. */
export function applies(field: GridField, isPerson: boolean): boolean {
  if (field === "name" || field === "orgNr") return !isPerson;
  return field === "firstName" || field === "lastName" ? isPerson : true;
}

/** The longest text that a field of the card takes (`lib/contracts/data-quality.ts`). */
export const maxLengths: Record<GridField, number> = {
  name: 200,
  firstName: 100,
  lastName: 100,
  orgNr: 40,
  street: 200,
  postalCode: 20,
  city: 100,
  phone: 40,
  email: 254,
};

/** What a card says in the grid's fields, as texts; blank is empty. */
export type GridValues = Readonly<Record<GridField, string>>;

/** A card as the grid shows it. */
export function gridValues(card: MendableCard): GridValues {
  return Object.fromEntries(gridFields.map((field) => [field, card[field] ?? ""])) as GridValues;
}

/** What a column is called: short, as the grid is dense. */
export function columnName(t: Texts, field: GridField): string {
  switch (field) {
    case "name":
    case "firstName":
    case "lastName":
      return t(`customers.${field}`);
    default:
      return t(`dataQuality.grid.${field}`);
  }
}
