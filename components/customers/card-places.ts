import type { CustomerField, CustomerProblem } from "@/lib/domain/customer";

/** The tabs of the customer card, as they are named in the URL. */
const cardTabs = ["general", "sales", "invoice", "reminders", "ledger", "history"] as const;

export type CardTab = (typeof cardTabs)[number];

/** Every field of the card in the order it is read, with the tab that holds it. */
export const tabOfField: Readonly<Record<CustomerField, CardTab>> = {
  isPerson: "general",
  name: "general",
  firstName: "general",
  lastName: "general",
  orgNr: "general",
  street: "general",
  street2: "general",
  postalCode: "general",
  city: "general",
  country: "general",
  phone: "general",
  email: "general",
  useFactoring: "sales",
  paymentTermsDays: "sales",
  deliveryMethod: "invoice",
  invoiceEmail: "invoice",
  buyerReference: "invoice",
  language: "invoice",
  brandingTemplateId: "invoice",
  sendReminders: "reminders",
};

const order = Object.keys(tabOfField) as CustomerField[];

/** Whether a word that came over the wire names a field of the card. */
export function isCardField(name: string): name is CustomerField {
  return Object.hasOwn(tabOfField, name);
}

/** The field to go to first, in the order of the card; null when none of the names is a field of it. */
function firstField(names: readonly string[]): CustomerField | null {
  return order.find((field) => names.includes(field)) ?? null;
}

/** Where a link with `?tab=…&field=…` leads: a field decides the tab by itself. */
export function readPlace(tab: string | undefined, field: string | undefined) {
  const wanted = field === undefined ? null : firstField([field]);
  const named = cardTabs.find((one) => one === tab) ?? "general";
  return { tab: wanted ? tabOfField[wanted] : named, field: wanted };
}

/** The address of a customer card, at the field that the first of `problems` stands at. */
export function cardHref(
  company: string,
  customerNo: number,
  problems: readonly Pick<CustomerProblem, "field">[] = [],
): string {
  const field = firstField(problems.map((problem) => problem.field));
  const query = field ? `?tab=${tabOfField[field]}&field=${field}` : "";
  return `/${company}/customers/${customerNo}${query}`;
}
