import type { IsoDate } from "./dates";

/** A value in a CSV or spreadsheet file: text, a whole number, an amount in øre, a date, or an empty place. */
export type SheetValue = string | number | bigint | { readonly date: IsoDate } | null;
