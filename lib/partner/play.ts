import type { Client } from "@/lib/client/client";
import type { Connection, Invoice } from "./api";
import { laterBy, type TestClock, testClock } from "./clock";
import { accountsOf } from "./postings";
import { randomFrom } from "./random";
import { scenarios } from "./scenario-list";
import type { Stage, StepReport } from "./stage";

/** How a scenario is played. */
export type PlayOptions = {
  client: Client;
  /** The calendar; not given, it begins on the first document's date. */
  clock?: TestClock | undefined;
  /** What chance begins from; the same seed plays the same. 1 when not given. */
  seed?: number | undefined;
  /** Told of each step as it ends. */
  say?: ((step: StepReport) => void) | undefined;
};

/** How it went. `missing` says what it could not be played without. */
export type ScenarioReport = {
  name: string;
  seed: number;
  outcome: "passed" | "failed" | "not_played";
  missing: string | null;
  steps: readonly StepReport[];
};

/** A step has failed and is reported: nothing after it would mean anything. */
class Ended extends Error {}

/**
 * Play a scenario against a Fordring, through its public API alone. Nothing is slept for: the calendar is the clock's.
 *
 * @throws when there is no scenario of that name, or the API cannot be asked at all
 */
export async function playScenario(name: string, options: PlayOptions): Promise<ScenarioReport> {
  const scenario = scenarios.find((one) => one.name === name);
  if (!scenario) throw new RangeError(`there is no scenario "${name}"`);
  const { client, seed = 1, say = () => undefined } = options;
  const connection = await client.get("/connection");
  const document = await firstWaiting(client, scenario.needs);
  if (!document) return { name, seed, outcome: "not_played", missing: wanted[scenario.needs], steps: [] };

  const clock = options.clock ?? testClock(firstDay(connection, document));
  const steps: StepReport[] = [];
  const stage = stageOf({ client, clock, seed, connection }, (step) => {
    steps.push(step);
    say(step);
  });
  const outcome = await scenario.play(stage, document).then(
    () => "passed" as const,
    (error: unknown) => {
      if (!(error instanceof Ended)) throw error;
      return "failed" as const;
    },
  );
  return { name, seed, outcome, missing: null, steps };
}

type Setting = { client: Client; clock: TestClock; seed: number; connection: Connection };

function stageOf({ client, clock, seed, connection }: Setting, report: (step: StepReport) => void): Stage {
  let notes: string[] = [];
  let count = 0;
  return {
    client,
    connection,
    accounts: accountsOf(connection),
    clock,
    random: randomFrom(seed),
    note: (words) => notes.push(words),
    async step(title, run) {
      count += 1;
      notes = [];
      const told = (passed: boolean, detail: string) =>
        report({ step: count, day: clock.today(), title, passed, detail });
      try {
        const result = await run();
        told(true, notes.join("; "));
        return result;
      } catch (error) {
        told(false, [...notes, error instanceof Error ? error.message : String(error)].join("; "));
        throw new Ended();
      }
    },
  };
}

/** What the client must do before a scenario can be played. */
const wanted = {
  invoice:
    "no invoice waits to be fetched: the client must send one, and no other program of ours fetch it first",
  credit_note:
    "no credit note waits to be fetched: fetch an invoice first, and then the client must credit it",
} as const;

/** The oldest that waits; an invoice with something to pay. */
async function firstWaiting(client: Client, type: Invoice["type"]): Promise<Invoice | undefined> {
  for await (const one of client.items("/factoring/invoices", { query: { status: "ready", type } })) {
    if (type === "credit_note" || one.balance > 0) return one;
  }
  return undefined;
}

/** Vouchers can be posted after the last locked day only. */
function firstDay({ lockDate }: Connection, { invoiceDate }: Invoice): string {
  return lockDate && lockDate >= invoiceDate ? laterBy(lockDate, 1) : invoiceDate;
}
