import { listReminders } from "@/db/queries/reminders";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { noteSendError } from "@/db/writes/dunning";
import { isoDate } from "@/lib/domain/dates";
import { standardDunning } from "@/lib/domain/dunning";
import { sendToCollection } from "@/lib/services/dunning/collection";
import { holdDunning } from "@/lib/services/dunning/hold";
import { runDunning } from "@/lib/services/dunning/run-dunning";
import { saveDunningSettings } from "@/lib/services/dunning/save-dunning-settings";
import { sendReminder } from "@/lib/services/dunning/send-reminder";
import { expectOk, newCustomer, organisation } from "./factories";
import { newOwnInvoice, onDay } from "./own-invoices";

/** A run of reminders, one of its letters made for print, and the customer who got it. */
export type FilledDunning = {
  readonly runId: string;
  readonly reminderId: string;
  readonly customerNo: number;
};

/**
 * Own customers who do not pay: one is reminded on paper, given notice and sent to debt collection, another's mail
 * fails, and a third objects.
 */
export async function fillDunning(scope: Scope<ReadDb>, mark: string): Promise<FilledDunning> {
  const collectionAgency = `${mark} Inkasso`;
  const settings = { ...standardDunning, collectionEnabled: true, collectionAgency, version: 0 };
  await expectOk(saveDunningSettings(scope, settings));
  const customer = (deliveryMethod: "print" | "email") =>
    newCustomer(scope, organisation({ name: `${mark} ${deliveryMethod} AS`, deliveryMethod }));
  const customerNo = await customer("print");
  const invoiceId = await newOwnInvoice(scope, customerNo);
  const mailed = await newOwnInvoice(scope, await customer("email"));
  const disputed = await newOwnInvoice(scope, customerNo);
  await expectOk(holdDunning(onDay(scope, "2026-04-01"), { invoiceId: disputed }));

  const remind = async (date: string, marked: readonly string[]) => {
    const request = { runDate: isoDate(date), selection: { all: false, marked }, deliveries: {} };
    const { runId } = await expectOk(runDunning(onDay(scope, date), request));
    return { runId, made: await listReminders(scope, runId, { limit: 10 }) };
  };
  const first = await remind("2026-04-10", [invoiceId, mailed]);
  const letter = first.made.find((reminder) => reminder.invoiceId === invoiceId)?.id ?? "";
  const failed = first.made.filter(({ id }) => id !== letter).map(({ id }) => id);
  const worker = { ...scope, actor: { kind: "system", task: "remind" } } as const;
  const noMail = { send: () => Promise.reject(new Error("nothing of this goes by mail")) };
  await expectOk(sendReminder(worker, noMail, { reminderId: letter }));
  await begin(scope, (tx) => noteSendError(tx, failed, `550 ${mark}`));

  await remind("2026-04-25", [invoiceId]);
  await expectOk(sendToCollection(onDay(scope, "2026-05-10"), { invoiceId }));
  return { runId: first.runId, reminderId: letter, customerNo };
}
