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

/** The calendar date in Norway at a moment: books are kept in local days, clocks in UTC. */
export function dateInNorway(moment: Date): IsoDate {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(moment) as IsoDate;
}
