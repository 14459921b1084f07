import { listRecurringDates } from "@/db/queries/recurring";
import type { ReadDb, Scope } from "@/db/scope";
import { runRecurring } from "@/lib/services/recurring/run-recurring";
import { expectOk, line, testDate } from "./factories";
import { finishRun, newRecurring } from "./recurring-factories";

/** An agreement whose draft could not be sent by its run, and a run that waits for the worker. */
export type FilledRecurring = {
  readonly recurringId: string;
  readonly runId: string;
  readonly unsentId: string;
  readonly waitingRunId: string;
};

/** Agreements: one that failed, for a line says nothing; one that a run is about to send; one that is due. */
export async function fillRecurring(
  scope: Scope<ReadDb>,
  customerNo: number,
  mark: string,
): Promise<FilledRecurring> {
  const told = line({ text: `${mark} {periode}` });
  const run = async (automatic: boolean) =>
    (await expectOk(runRecurring(scope, { throughDate: testDate, automatic }))).runId;

  const recurringId = await newRecurring(scope, customerNo, { lines: [told, line({ text: "" })] });
  const runId = await run(false);
  await finishRun(scope, runId);
  const [made] = await listRecurringDates(scope, recurringId, { limit: 1 });
  await newRecurring(scope, customerNo, { lines: [told], sendsItself: true });
  const waitingRunId = await run(true);
  await newRecurring(scope, customerNo, { lines: [told] });
  return { recurringId, runId, unsentId: made?.invoiceId ?? "", waitingRunId };
}
