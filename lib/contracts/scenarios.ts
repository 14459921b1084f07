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

/** A scenario to choose from. */
export type ScenarioChoice = {
  readonly name: string;
  readonly title: { readonly nb: string; readonly en: string };
  readonly needs: "invoice" | "credit_note";
};

/** A step that has ended. */
export type ScenarioStep = {
  readonly step: number;
  readonly day: string;
  readonly title: string;
  readonly passed: boolean;
  readonly detail: string;
};

/** Why nothing could be played. */
export type ScenarioFailure = "wrong_keys" | "other_connection" | "not_reached";

/** A line of the live report: each step as it ends, then how it went. */
export type ScenarioLine =
  | { readonly kind: "step"; readonly step: ScenarioStep }
  | { readonly kind: "end"; readonly outcome: "passed" | "failed" | "not_played" }
  | { readonly kind: "stopped"; readonly why: ScenarioFailure };
