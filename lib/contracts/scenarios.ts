import { z } from "zod";

/** What a person at the desk says to have a scenario played: the keys are used for this once, and kept nowhere. */
export const runScenarioInput = z.strictObject({
  scenario: z.string().min(1).max(60),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31),
  applicationKey: z.string().trim().min(1).max(200),
  clientKey: z.string().trim().min(1).max(200),
});

/** A text in both languages of the desk, as reports are. */
const bothLanguages = z.object({ en: z.string(), nb: z.string() });
type Both = z.output<typeof bothLanguages>;

/** A scenario to choose from. */
export type ScenarioChoice = {
  readonly name: string;
  readonly title: Both;
  readonly needs: "invoice" | "credit_note";
};

const step = z.object({
  step: z.int(),
  day: z.string(),
  title: bothLanguages,
  passed: z.boolean(),
  detail: bothLanguages,
});

/** A step that has ended. */
export type ScenarioStep = z.output<typeof step>;

/** Why nothing could be played. */
export type ScenarioFailure = "wrong_keys" | "other_connection" | "not_reached";

/** How a scenario ended. */
export type ScenarioOutcome = "passed" | "failed" | "not_played" | "not_applicable";

/** A line of the live report: each step as it ends, then how it went, with what was missing. */
export type ScenarioLine =
  | { readonly kind: "step"; readonly step: ScenarioStep }
  | { readonly kind: "end"; readonly outcome: ScenarioOutcome; readonly missing: Both | null }
  | { readonly kind: "stopped"; readonly why: ScenarioFailure };

/** A run that is over, as the browser keeps it to be read again: no key is in it. */
export const keptRun = z.object({
  title: bothLanguages,
  seed: z.int(),
  /** When it began, RFC 3339. */
  at: z.string(),
  steps: z.array(step),
  state: z.enum([
    "passed",
    "failed",
    "not_played",
    "not_applicable",
    "interrupted",
    "wrong_keys",
    "other_connection",
    "not_reached",
  ]),
  missing: bothLanguages.nullable(),
});

export type KeptRun = z.output<typeof keptRun>;
