import { cardHref, isCardField } from "@/components/customers/card-places";
import { fieldName } from "@/components/customers/field-names";
import { type CustomerProblem, customerProblemCodes } from "@/lib/domain/customer";
import { refusalText } from "@/lib/text/refusals";
import type { Texts } from "@/lib/text/server";

/** Where each problem is mended: the field on its tab of the customer card, told with what is wrong. */
export function customerLinks(
  t: Texts,
  company: string,
  customerNo: number,
  problems: readonly CustomerProblem[],
): { label: string; href: string }[] {
  return problems.map(({ field, code }) => ({
    label: `${fieldName(t, field)}: ${refusalText(t, { code })}`,
    href: cardHref(company, customerNo, [{ field }]),
  }));
}

/** The problems among a refusal's facts, as they came over the wire. */
export function problemsIn(facts: Readonly<Record<string, unknown>>): CustomerProblem[] {
  return Array.isArray(facts.problems) ? facts.problems.filter(isProblem) : [];
}

function isProblem(value: unknown): value is CustomerProblem {
  if (typeof value !== "object" || value === null || !("field" in value) || !("code" in value)) return false;
  return isCardField(String(value.field)) && customerProblemCodes.some((code) => code === value.code);
}
