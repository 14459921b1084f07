import { customerFieldKeys } from "@/components/customers/field-names";
import type { FieldChange } from "@/lib/domain/card-change";
import { deliveryMethods } from "@/lib/domain/customer";
import { isoDate } from "@/lib/domain/dates";
import { formatAmount, formatDate } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";
import type { Locale } from "@/lib/text/texts";

/** What the fields of customers' and suppliers' cards are called. */
const names = {
  ...customerFieldKeys,
  bankAccount: "parties.suppliers.bankAccount",
  creditLimit: "parties.history.creditLimit",
  creditLimitValidTo: "claimDesk.limitValidTo",
} as const;

/** A field of a card in the user's language; one that we know no word for keeps its own name. */
export function fieldWord(t: Texts, field: string): string {
  return Object.hasOwn(names, field) ? t(names[field as keyof typeof names]) : field;
}

/** The value of a field as a person reads it; null when it is empty. */
export function valueWord(
  t: Texts,
  locale: Locale,
  field: string,
  value: FieldChange["from"],
): string | null {
  if (value === null) return null;
  if (field === "creditLimit") return formatAmount(BigInt(value));
  if (field === "creditLimitValidTo") return formatDate(isoDate(String(value)));
  if (field === "isPerson") return t(value ? "customers.person" : "customers.organisation");
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  if (field === "country") return new Intl.DisplayNames([locale], { type: "region" }).of(String(value)) ?? "";
  if (field === "language") return t(value === "en" ? "customers.languages.en" : "customers.languages.nb");
  if (field === "deliveryMethod") {
    const method = deliveryMethods.find((one) => one === value);
    return method ? t(`invoices.deliveryMethods.${method}`) : String(value);
  }
  return String(value);
}
