import type { Client } from "@/lib/client/client";
import type { Connection, Invoice } from "./api";
import type { TestClock } from "./clock";
import type { Accounts } from "./postings";
import type { Random } from "./random";

/** What was done and what came of it. */
export type StepReport = {
  /** From 1. */
  step: number;
  /** The test clock's day. */
  day: string;
  title: string;
  passed: boolean;
  /** What was seen; of a failed step, what was expected too. */
  detail: string;
};

/** Where a scenario is played: one connection, a calendar, and chance. */
export type Stage = {
  readonly client: Client;
  readonly connection: Connection;
  readonly accounts: Accounts;
  readonly clock: TestClock;
  readonly random: Random;
  /** Do a thing and report it. A failure is reported, and ends the scenario. */
  readonly step: <T>(title: string, run: () => Promise<T>) => Promise<T>;
  /** Something that the present step has seen. */
  readonly note: (words: string) => void;
};

/** A story between a factoring company and a Fordring, and what the API promises at each of its turns. */
export type Scenario = {
  /** As it is asked for. */
  readonly name: string;
  readonly title: { readonly nb: string; readonly en: string };
  /** What must wait to be fetched before it can be played. */
  readonly needs: Invoice["type"];
  readonly play: (stage: Stage, document: Invoice) => Promise<void>;
};

/** An answer was not as promised. */
export class NotAsPromised extends Error {
  override name = "NotAsPromised";
}

/**
 * Compare what was answered with what was promised. Objects are compared by what the promise names.
 *
 * @throws NotAsPromised
 */
export function expectThat(what: string, actual: unknown, promised: unknown): void {
  if (!holds(actual, promised))
    throw new NotAsPromised(
      `${what} is ${JSON.stringify(actual)}, and ${JSON.stringify(promised)} was promised`,
    );
}

function holds(actual: unknown, promised: unknown): boolean {
  if (Array.isArray(promised))
    return (
      Array.isArray(actual) &&
      actual.length === promised.length &&
      promised.every((one, index) => holds(actual[index], one))
    );
  if (typeof promised !== "object" || promised === null) return actual === promised;
  if (typeof actual !== "object" || actual === null) return false;
  const members = new Map<string, unknown>(Object.entries(actual));
  return Object.entries(promised).every(([name, value]) => holds(members.get(name), value));
}
