import type { ConnectionKeys } from "../keys";
import { isPlayed } from "../played";
import { NotPlayable, wordsOf } from "../stage";
import { inWords, type Words } from "../words";
import { accessChecks } from "./access";
import { administeringChecks } from "./administering";
import { closingChecks } from "./closing";
import { currencyChecks } from "./currencies";
import { deliveringChecks } from "./delivering";
import { hearingChecks } from "./hearing";
import { mendingChecks } from "./mending";
import { postingChecks } from "./posting";
import { readingChecks } from "./reading";
import { reconcilingChecks } from "./reconciling";
import { refusingChecks } from "./refusing";
import { repeatingChecks } from "./repeating";
import { tellingChecks } from "./telling";
import { type Check, Skipped, type Walk } from "./walk";
import { type WalkOptions, walkOf } from "./watch";
import { webhookChecks } from "./webhooks";

/** What came of one check. */
export type CheckReport = {
  area: Words;
  name: Words;
  outcome: "passed" | "failed" | "skipped";
  /** What was seen, what was expected, or why it was not looked at. */
  detail: Words;
};

/** All checks in the order of the loop. */
export const checks: readonly Check[] = [
  ...accessChecks,
  ...readingChecks,
  ...deliveringChecks,
  ...administeringChecks,
  ...postingChecks,
  ...tellingChecks,
  ...mendingChecks,
  ...reconcilingChecks,
  ...currencyChecks,
  ...repeatingChecks,
  ...hearingChecks,
  ...webhookChecks,
  ...refusingChecks,
  ...closingChecks,
];

/** How many invoices the run takes. */
export const INVOICES = 4;

/**
 * Walk the loop against a Fordring by its public API, and judge every promise on the way. Of the invoices that it takes one is
 * paid by vouchers, one turned down, one told as events, one only administered; what it posts leaves the clearing account as it was.
 *
 * @param say told of each check as it ends
 */
export async function runConformance(
  keys: ConnectionKeys,
  { say = () => undefined, ...options }: WalkOptions & { say?: (report: CheckReport) => void },
): Promise<CheckReport[]> {
  const walk = walkOf(keys, options);
  await askForInvoices(walk);
  const reports: CheckReport[] = [];
  for (const check of checks) {
    const report = await judge(check, walk);
    reports.push(report);
    say(report);
  }
  return reports;
}

/** In a demo the client sends what is walked with, and one with a file when none that waits has any. */
async function askForInvoices({ client, company }: Walk): Promise<void> {
  if (!company) return;
  let waiting = 0;
  let attached = false;
  const query = { status: "ready", type: "invoice" } as const;
  for await (const invoice of client.items("/factoring/invoices", { query })) {
    if (isPlayed(invoice) && invoice.balance > 0 && invoice.currency === "NOK") waiting += 1;
    if (invoice.attachments.length > 0) attached = true;
  }
  try {
    for (; waiting < INVOICES || !attached; waiting += 1) {
      await company.sendInvoice({ attached: !attached });
      attached = true;
    }
  } catch (error) {
    // A client with nobody to send to: the checks that need an invoice say so.
    if (!(error instanceof NotPlayable)) throw error;
  }
}

async function judge({ area, name, run }: Check, walk: Walk): Promise<CheckReport> {
  const told = (outcome: CheckReport["outcome"], detail: Words): CheckReport => ({
    area: inWords(area),
    name: inWords(name),
    outcome,
    detail,
  });
  try {
    const seen = await run(walk);
    return told("passed", seen === undefined ? { en: "", nb: "" } : inWords(seen));
  } catch (error) {
    if (error instanceof Skipped) return told("skipped", error.why);
    return told(error instanceof NotPlayable ? "skipped" : "failed", wordsOf(error));
  }
}
