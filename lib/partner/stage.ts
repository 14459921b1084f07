import type { Client } from "@/lib/client/client";
import type { AgreementType, Connection, Invoice } from "./api";
import type { TestClock } from "./clock";
import type { CompanySide } from "./company-side";
import type { Accounts } from "./postings";
import type { Random } from "./random";
import { inWords, type Said, type Words, words } from "./words";

/** What was done and what came of it. */
export type StepReport = {
  /** From 1. */
  step: number;
  /** The test clock's day. */
  day: string;
  title: Words;
  passed: boolean;
  /** What was seen; of a failed step, what was expected too. */
  detail: Words;
};

/** Where a scenario is played: one connection, a calendar, and chance. */
export type Stage = {
  readonly client: Client;
  readonly connection: Connection;
  readonly accounts: Accounts;
  readonly clock: TestClock;
  readonly random: Random;
  /** Do a thing and report it. A failure is reported, and ends the scenario. */
  readonly step: <T>(title: Said, run: () => Promise<T>) => Promise<T>;
  /** Something that the present step has seen. */
  readonly note: (seen: Said) => void;
  /**
   * The client's own people, who can be asked to do their part in a demo.
   *
   * @throws NotPlayable where there is nobody to ask
   */
  readonly company: () => CompanySide;
};

/** A story between a factoring company and a Fordring, and what the API promises at each of its turns. */
export type Scenario = {
  /** As it is asked for. */
  readonly name: string;
  readonly title: Words;
  /** The types of agreement that it is a story of; under any other it is not applicable. */
  readonly agreements: readonly AgreementType[];
  /** What must wait to be fetched before it can be played. */
  readonly needs: Invoice["type"];
  /** Whether the client has a part in it, so that it needs a client who does what it is asked: a demo's. */
  readonly needsCompany?: true;
  /** Whether it takes an invoice in another currency than kroner, so that the agreement must list one. */
  readonly inCurrency?: true;
  readonly play: (stage: Stage, document: Invoice) => Promise<void>;
};

/** Every type of agreement. */
export const anyAgreement: readonly AgreementType[] = ["financing", "purchase", "service_only"];

/** An error with its words in both languages. */
class Worded extends Error {
  readonly words: Words;

  constructor(told: Said) {
    const both = inWords(told);
    super(both.en);
    this.words = both;
  }
}

/** An answer was not as promised. */
export class NotAsPromised extends Worded {
  override name = "NotAsPromised";
}

/** The story cannot be played here and now, through nobody's fault: there is nobody to do a part of it. */
export class NotPlayable extends Worded {
  override name = "NotPlayable";
}

/** It cannot be played with this client at all: what it takes is not agreed. */
export class NotAgreed extends NotPlayable {
  override name = "NotAgreed";
}

/** What an error says, in both languages where it has them. */
export function wordsOf(error: unknown): Words {
  if (error instanceof Worded) return error.words;
  const text = error instanceof Error ? error.message : String(error);
  return { en: text, nb: text };
}

/**
 * Compare what was answered with what was promised. Objects are compared by what the promise names.
 *
 * @throws NotAsPromised
 */
export function expectThat(what: Said, actual: unknown, promised: unknown): void {
  if (!holds(actual, promised))
    throw new NotAsPromised(
      words("{what} is {actual}, and {promised} was promised", {
        what: inWords(what),
        actual: JSON.stringify(actual) ?? "undefined",
        promised: JSON.stringify(promised) ?? "undefined",
      }),
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
