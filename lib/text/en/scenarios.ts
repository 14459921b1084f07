import type { scenarios as nb } from "../nb/scenarios";
import type { SameKeys } from "../texts";

/** Scenarios at the partner's desk. */
export const scenarios: SameKeys<typeof nb> = {
  title: "Scenarios",
  intro:
    "Play a story against the API as the integration partner would: each step says what the API promised, and what came. Dates follow a test calendar of their own.",
  demoOnlyTitle: "Scenarios are played in a demo only",
  demoOnlyText:
    "A scenario posts vouchers in the client's books, so it is not played here. Run it from the command line against a test client: npm run scenario.",
  scenario: "Scenario",
  needsInvoice:
    "In the demo the client sends a new invoice to play with. Elsewhere the oldest with the status “Ready” is taken.",
  needsCreditNote: "Played with a credit note that is ready. When none waits, the demo’s client makes one.",
  seed: "Seed",
  seedHint: "The same number plays the same story.",
  seedWrong: "Write a whole number from 0.",
  applicationKey: "Application key",
  clientKey: "Client key",
  keyHint: "Used for this run only, and not kept.",
  keyMissing: "Write the key.",
  play: "Play scenario",
  stop: "Stop",
  playing: "Playing “{title}”",
  stepCount: "{count, plural, one {# step} other {# steps}}",
  report: "Report",
  empty: "Choose a scenario and play it. Its steps appear here as they go.",
  step: "Step",
  day: "Test date",
  what: "What happened",
  outcome: "Outcome",
  ok: "As promised",
  broken: "Not as promised",
  passed: "Every step went as promised.",
  failed: "The scenario stopped at step {step}: the answer was not as promised.",
  notPlayed: "The scenario could not be played: what it needs is not there.",
  interrupted: "The run was interrupted. What is posted already stands.",
  wrong_keys: "The keys open no agreement. Check both keys.",
  other_connection: "The keys belong to another client than this one. Use the key that {name} has given.",
  not_reached: "The API did not answer. Try again.",
  others:
    "{count, plural, one {# scenario is} other {# scenarios are}} not for an agreement of “{agreement}”. Clients with other agreements can be played against with: {names}.",
  notApplicable: "The scenario does not apply here: it has neither passed nor failed.",
  kept: "Earlier runs",
  keptHint: "The last 20 runs in this browser. Choose one to read its report again.",
  when: "When",
  forget: "Forget the runs",
  outcomes: {
    passed: "As promised",
    failed: "Not as promised",
    not_played: "Not played",
    not_applicable: "Not applicable",
    interrupted: "Interrupted",
    wrong_keys: "Wrong keys",
    other_connection: "Another client",
    not_reached: "No answer",
  },
};
