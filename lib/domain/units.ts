/** Units of an invoice line (UN/ECE Recommendation 20), the usual ones first; each has a word on the printed invoice. */
export const unitCodes = ["EA", "HUR", "DAY", "MON", "KGM", "MTR", "MTK", "LTR", "KMT"] as const;
