/** A factoring company's calendar: whatever it dates, it dates by this. */
export type Clock = {
  /** The calendar date in Norway, since books are kept in local days. */
  today: () => string;
  /** The moment, by RFC 3339. */
  now: () => string;
};

/** A calendar that is moved by hand, so that weeks take no time. */
export type TestClock = Clock & {
  /** Go on by whole days. */
  advance: (days: number) => void;
  /** Go on to a date; a date that has been stays where it was. */
  advanceTo: (date: string) => void;
};

/** The one on the wall. */
export const realClock: Clock = {
  today: () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }).format(new Date()),
  now: () => new Date().toISOString(),
};

/** A calendar that begins on a date. It is always noon. */
export function testClock(start: string): TestClock {
  let day = start;
  return {
    today: () => day,
    now: () => `${day}T12:00:00.000Z`,
    advance: (days) => {
      day = laterBy(day, days);
    },
    advanceTo: (date) => {
      if (date > day) day = date;
    },
  };
}

/** The date so many days later. */
export function laterBy(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
