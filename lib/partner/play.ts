import type { Client } from "@/lib/client/client";
import type { AgreementType, Connection, Invoice } from "./api";
import { laterBy, type TestClock, testClock } from "./clock";
import type { CompanySide } from "./company-side";
import { accountsOf } from "./postings";
import { randomFrom } from "./random";
import { scenarios } from "./scenario-list";
import { NotAgreed, NotPlayable, type Scenario, type Stage, type StepReport, wordsOf } from "./stage";
import { inWords, joined, type Said, type Words, words } from "./words";

/** How a scenario is played. */
export type PlayOptions = {
  client: Client;
  /** The client's own people, where they can be asked to do something: a demo's. */
  company?: CompanySide | null | undefined;
  /** The calendar; not given, it begins on the first document's date. */
  clock?: TestClock | undefined;
  /** What chance begins from; the same seed plays the same. 1 when not given. */
  seed?: number | undefined;
  /** Told of each step as it ends. */
  say?: ((step: StepReport) => void) | undefined;
};

/**
 * How it went: as promised, or not; not played, since something is missing which the client can mend; or not applicable, since
 * it is a story of another agreement than this.
 */
export type Outcome = "passed" | "failed" | "not_played" | "not_applicable";

/** The report of one playing. `missing` says what it could not be played without, or why it does not apply. */
export type ScenarioReport = {
  name: string;
  seed: number;
  outcome: Outcome;
  missing: Words | null;
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
  const { client, company = null, seed = 1, say = () => undefined } = options;
  const connection = await client.get("/connection");
  const without = (outcome: Outcome, missing: Said): ScenarioReport => ({
    name,
    seed,
    outcome,
    missing: inWords(missing),
    steps: [],
  });
  if (!scenario.agreements.includes(connection.agreementType))
    return without("not_applicable", otherAgreement(scenario, connection.agreementType));
  if (scenario.needsCompany && !company)
    return without("not_played", "the client has a part in it, and only a demo's client can be asked");
  const currencies = scenario.inCurrency ? connection.currencies.filter((one) => one !== "NOK") : ["NOK"];
  if (currencies.length === 0) return without("not_applicable", "the agreement is in kroner only");
  const steps: StepReport[] = [];
  try {
    const document = await documentFor({ client, company }, scenario.needs, currencies);
    if (!document)
      return without("not_played", scenario.inCurrency ? wanted.foreign : wanted[scenario.needs]);
    const clock = options.clock ?? testClock(firstDay(connection, document));
    const stage = stageOf({ client, clock, seed, connection, company }, (step) => {
      steps.push(step);
      say(step);
    });
    await scenario.play(stage, document);
    return { name, seed, outcome: "passed", missing: null, steps };
  } catch (error) {
    if (error instanceof NotPlayable)
      return {
        ...without(error instanceof NotAgreed ? "not_applicable" : "not_played", error.words),
        steps,
      };
    if (!(error instanceof Ended)) throw error;
    return { name, seed, outcome: "failed", missing: null, steps };
  }
}

type Setting = {
  client: Client;
  clock: TestClock;
  seed: number;
  connection: Connection;
  company: CompanySide | null;
};

function stageOf(
  { client, clock, seed, connection, company }: Setting,
  report: (step: StepReport) => void,
): Stage {
  let notes: Words[] = [];
  let count = 0;
  return {
    client,
    connection,
    accounts: accountsOf(connection),
    clock,
    random: randomFrom(seed),
    note: (seen) => notes.push(inWords(seen)),
    company() {
      if (!company)
        throw new NotPlayable("the client has a part in it, and only a demo's client can be asked");
      return company;
    },
    async step(title, run) {
      count += 1;
      notes = [];
      const told = (passed: boolean, detail: Words) =>
        report({ step: count, day: clock.today(), title: inWords(title), passed, detail });
      try {
        const result = await run();
        told(true, joined(notes));
        return result;
      } catch (error) {
        if (error instanceof NotPlayable) throw error;
        told(false, joined([...notes, wordsOf(error)]));
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
  foreign:
    "no invoice in another currency than kroner waits to be fetched: the client must send one in a currency of the agreement",
} as const satisfies Record<Invoice["type"] | "foreign", Said>;

/** An agreement, for people. */
export const agreementNames: Readonly<Record<AgreementType, Said>> = {
  financing: "a financing agreement",
  purchase: "a purchase agreement",
  service_only: "a service-only agreement",
};

function otherAgreement({ agreements }: Scenario, agreementType: AgreementType): Words {
  return words("it is a story of {agreements}, and this is {agreement}", {
    agreements: joined(
      agreements.map((one) => inWords(agreementNames[one])),
      " / ",
    ),
    agreement: inWords(agreementNames[agreementType]),
  });
}

/** One that the demo's client is asked for; at a real client the oldest that waits in one of the currencies. */
async function documentFor(
  { client, company }: Pick<Setting, "client" | "company">,
  type: Invoice["type"],
  currencies: readonly string[],
): Promise<Invoice | undefined> {
  if (!company) return firstWaiting(client, type, currencies);
  const [currency = "NOK"] = currencies;
  const invoiceId = await company.sendInvoice({ currency });
  const documentOf = (id: string) =>
    client.get("/factoring/invoices/{invoiceId}", { path: { invoiceId: id } });
  if (type === "invoice") return documentOf(invoiceId);
  await client.post("/factoring/invoices/{invoiceId}/claim", { path: { invoiceId } });
  const creditNoteId = await company.credit(invoiceId, 100);
  return creditNoteId === null ? undefined : documentOf(creditNoteId);
}

/** The oldest that waits; an invoice with something to pay. */
async function firstWaiting(
  client: Client,
  type: Invoice["type"],
  currencies: readonly string[],
): Promise<Invoice | undefined> {
  for await (const one of client.items("/factoring/invoices", { query: { status: "ready", type } })) {
    if (currencies.includes(one.currency) && (type === "credit_note" || one.balance > 0)) return one;
  }
  return undefined;
}

/** Vouchers can be posted after the last locked day only. */
function firstDay({ lockDate }: Connection, { invoiceDate }: Invoice): string {
  return lockDate && lockDate >= invoiceDate ? laterBy(lockDate, 1) : invoiceDate;
}
