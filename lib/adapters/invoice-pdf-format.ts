import type { IsoDate } from "@/lib/domain/dates";
import { plainNumber } from "@/lib/domain/ehf-elements";
import type { PartySnapshot } from "@/lib/domain/invoice";
import { type BasisPoints, type Ore, toDecimalString } from "@/lib/domain/money";
import type { InvoicePdfLabels } from "./invoice-pdf-labels";

type Locale = InvoicePdfLabels["locale"];

/** "1 234,50": decimal strings go through Intl exactly, where a number would not. */
export function money(value: Ore, locale: Locale): string {
  return decimal(toDecimalString(value), locale, 2);
}

/** "7,5" of thousandths. */
export function quantity(milli: bigint, locale: Locale): string {
  return decimal(plainNumber(milli, 3), locale, 0);
}

/** "11,11 %" of basis points. */
export function percent(rate: BasisPoints, locale: Locale): string {
  return `${decimal(plainNumber(BigInt(rate), 2), locale, 0)}\u00a0%`;
}

/** "16.11.2026", in English "16 Nov 2026", which no reader takes for a month and a day swapped. */
export function date(value: IsoDate, locale: Locale): string {
  const dateStyle = locale === "nb-NO" ? "short" : "medium";
  return new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" }).format(
    new Date(`${value}T00:00:00Z`),
  );
}

/** "8601.11.17947". */
export function account(bankAccount: string): string {
  return bankAccount.replace(/^(\d{4})(\d{2})(\d{5})$/, "$1.$2.$3");
}

/** "310 000 019", and what is not nine digits as it is. */
export function organisationNumber(orgNr: string): string {
  return orgNr.replace(/^(\d{3})(\d{3})(\d{3})$/, "$1\u00a0$2\u00a0$3");
}

/** Where a letter goes. */
type PostalAddress = Pick<PartySnapshot, "street" | "street2" | "postalCode" | "city" | "country">;

/** Street, postal place and, abroad, the country, a line each. */
export function addressLines(party: PostalAddress, locale: Locale): readonly string[] {
  const place = [party.postalCode, party.city].filter(Boolean).join(" ");
  const country =
    party.country === "NO"
      ? null
      : (new Intl.DisplayNames(locale, { type: "region" }).of(party.country) ?? null);
  return [party.street, party.street2, place, country].filter((text): text is string => Boolean(text));
}

/** A decimal string as the reader writes it, with at most six decimals. */
export function decimal(text: string, locale: Locale, minimumFractionDigits: number): string {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits: 6 });
  return format.format(text as Intl.StringNumericLiteral);
}
