import type { CustomerField, CustomerProblem } from "@/lib/domain/customer";
import { customerProblemCodes } from "@/lib/domain/customer";
import { refusalText } from "@/lib/text/refusals";
import type { Texts } from "@/lib/text/server";

/** The tab of the customer card that holds a field. */
const tabOf: Record<CustomerField, "general" | "sales" | "invoice"> = {
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
};

/** Where each problem is mended: the field on its tab of the customer card, told with what is wrong. */
export function customerLinks(
  t: Texts,
  company: string,
  customerNo: number,
  problems: readonly CustomerProblem[],
): { label: string; href: string }[] {
  return problems.map(({ field, code }) => ({
    label: `${t(field === "isPerson" ? "customers.kind" : `customers.${field}`)}: ${refusalText(t, { code })}`,
    href: `/${company}/customers/${customerNo}?tab=${tabOf[field]}&field=${field}`,
  }));
}

/** The problems among a refusal's facts, as they came over the wire. */
export function problemsIn(facts: Readonly<Record<string, unknown>>): CustomerProblem[] {
  return Array.isArray(facts.problems) ? facts.problems.filter(isProblem) : [];
}

function isProblem(value: unknown): value is CustomerProblem {
  if (typeof value !== "object" || value === null || !("field" in value) || !("code" in value)) return false;
  return String(value.field) in tabOf && customerProblemCodes.some((code) => code === value.code);
}
