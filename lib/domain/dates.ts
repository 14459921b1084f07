/** A calendar date without time or zone, `YYYY-MM-DD`. It sorts and compares as text. */
export type IsoDate = string & { readonly __unit: "iso-date" };

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The date when `text` names a day that exists, else null: 2026-02-30 does not. */
export function parseIsoDate(text: string): IsoDate | null {
  const match = isoPattern.exec(text);
  if (!match) return null;

  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as IsoDate) : null;
}

/** A date known to be right, as in a constant or a value from the database. */
export function isoDate(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (!date) throw new RangeError(`not a date: ${text}`);
  return date;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10) as IsoDate;
}

/** How many days later the second date is; negative when it is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

/** The calendar date in Norway at a moment: books are kept in local days, clocks in UTC. */
export function dateInNorway(moment: Date): IsoDate {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(moment) as IsoDate;
}

const todayWords = ["d", "i dag", "idag", "today"];
const separatedPattern = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{2}|\d{4})?)?$/;
const compactPattern = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/;

/**
 * Read a date as a bookkeeper types it: "31.12.2026", "31.12.26", "3.1", "311226", "31122026",
 * "3112", "d" or "i dag", and the ISO form. A missing year is the present one, two digits are of
 * this century. Answers null when it is no date.
 */
export function parseTypedDate(text: string, today: IsoDate): IsoDate | null {
  const typed = text.trim().toLowerCase().replace(/\s+/g, " ");
  if (todayWords.includes(typed)) return today;

  const match = separatedPattern.exec(typed) ?? compactPattern.exec(typed);
  if (!match) return parseIsoDate(typed);

  const [, day = "", month = "", year = today.slice(0, 4)] = match;
  const century = year.length === 2 ? "20" : "";
  return parseIsoDate(`${century}${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
