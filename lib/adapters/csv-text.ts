import { stringify } from "csv-stringify/sync";

/**
 * A CSV file that Norwegian Excel opens as it is: semicolons, Windows line ends, UTF-8 with a mark. Text that begins like a
 * formula is defused: it may come from a stranger.
 */
export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([[...header], ...rows.map((row) => [...row])], {
    bom: true,
    delimiter: ";",
    record_delimiter: "windows",
    escape_formulas: true,
  });
}
