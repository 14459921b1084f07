import type { ReadDb, Scope } from "@/db/scope";
import { isoDate } from "@/lib/domain/dates";
import type { Schedule } from "@/lib/domain/recurring";
import { type SaveRecurringInput, saveRecurring } from "@/lib/services/recurring/save-recurring";
import { sendRun } from "@/lib/services/recurring/send-run";
import { expectOk, line } from "./factories";

/** Monthly on the 1st from March 2026, without end; say what differs. */
export function schedule(differing: Partial<Schedule> = {}): Schedule {
  return {
    firstDate: isoDate("2026-03-01"),
    intervalMonths: 1,
    dayOfMonth: 1,
    endDate: null,
    times: null,
    ...differing,
  };
}

/** A recurring agreement's id. Without more: 10 000 kroner and 25 % VAT a month, its text with the period. */
export async function newRecurring(
  scope: Scope,
  customerNo: number,
  differing: Partial<SaveRecurringInput> = {},
): Promise<string> {
  const { recurringId } = await expectOk(
    saveRecurring(scope, {
      recurringId: null,
      version: null,
      customerNo,
      paymentTermsDays: 14,
      buyerReference: null,
      orderReference: null,
      lines: [line({ text: "Serviceavtale {periode}" })],
      schedule: schedule(),
      sendsItself: false,
      ...differing,
    }),
  );
  return recurringId;
}

/** Send a run's drafts as the worker would, part by part. Answers how many parts it took. */
export async function finishRun(scope: Scope<ReadDb>, runId: string): Promise<number> {
  const worker = { ...scope, actor: { kind: "system", task: "recurring" } } as const;
  for (let parts = 0; ; parts += 1) {
    const { tried } = await expectOk(sendRun(worker, { runId }));
    if (tried === 0) return parts;
  }
}
