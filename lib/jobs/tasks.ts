import type { Task, TaskList } from "graphile-worker";
import type { z } from "zod";
import type { Pool } from "@/db/client";
import { openBooks, type ReadDb, type Scope } from "@/db/scope";
import { forgetApiCalls } from "@/db/writes/api-calls";
import type { Jobs } from "@/db/writes/jobs";
import {
  companiesToAssess,
  companiesWithDueRecurring,
  companiesWithEndedHolds,
  queueFinishedConnections,
  resumeRecurringRuns,
  sweep,
} from "@/db/writes/operations";
import { log } from "@/lib/adapters/log";
import type { Mailer } from "@/lib/adapters/smtp";
import { dateInNorway } from "@/lib/domain/dates";
import type { Result } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { assessCards } from "@/lib/services/customers/assess-cards";
import { sendLetters } from "@/lib/services/dunning/send-letters";
import { closeFinished } from "@/lib/services/factoring/close-finished";
import { endHolds } from "@/lib/services/factoring/end-holds";
import { prepareInvoices } from "@/lib/services/factoring/prepare-invoices";
import { emailInvoice } from "@/lib/services/invoices/email-invoice";
import { printInvoice } from "@/lib/services/invoices/print-invoice";
import { sendInvitation } from "@/lib/services/partner-people/send-invitation";
import { runRecurring } from "@/lib/services/recurring/run-recurring";
import { sendRun } from "@/lib/services/recurring/send-run";
import { deliverWebhook, type WebhookMeans } from "@/lib/services/webhooks/deliver-webhook";
import { payloads } from "./payload";

type Payload<Name extends keyof Jobs> = z.output<(typeof payloads)[Name]>;
type OfCompany = Exclude<keyof Jobs, "invite">;
type Verb<Name extends keyof Jobs> = (
  scope: Scope<ReadDb>,
  payload: Payload<Name>,
) => Promise<Result<unknown, { code: string }>>;

/**
 * The worker's tasks. Each runs a verb as the system, in the company that its payload names. What throws, and
 * what a verb refuses, is tried again by the queue with growing pauses, twelve times in all.
 */
export function tasksOf(
  pool: Pool,
  mailer: () => Mailer,
  webhookMeans: () => WebhookMeans,
  analyze: (tables: readonly string[]) => Promise<void>,
): TaskList {
  const tasks: { [Name in keyof Jobs]: Task } = {
    prepare: taskOf("prepare", prepareInvoices),
    print: taskOf("print", printInvoice),
    remind: taskOf("remind", (scope, payload) => sendLetters(scope, mailer(), payload)),
    email: taskOf("email", (scope, payload) => emailInvoice(scope, mailer(), payload)),
    recurring: taskOf("recurring", sendRun),
    closeConnection: taskOf("closeConnection", closeFinished),
    webhook: taskOf("webhook", (scope, payload) => deliverWebhook(scope, webhookMeans(), payload)),
    // Of the tables, and so of no company: as their owner, since the application may not.
    // Of a partner, and so of no company.
    invite: async (untyped) => {
      const { invitationId } = payloads.invite.parse(untyped);
      await sendInvitation(pool, mailer(), { invitationId, baseUrl: env().BASE_URL, now: new Date() });
    },
    analyze: async (untyped) => analyze(payloads.analyze.parse(untyped).tables),
  };
  return { ...tasks, sweep: sweepTask };

  function taskOf<Name extends OfCompany>(name: Name, verb: Verb<Name>): Task {
    return async (untyped) => {
      const payload = payloads[name].parse(untyped) as Payload<Name>;
      const { companyId, requestId } = payload;
      const startedAt = Date.now();
      const actor = { kind: "system", task: name } as const;
      const scope = { db: openBooks(pool, companyId), companyId, actor, now: new Date(), requestId };

      const result = await verb(scope, payload);
      if (!result.ok) throw new Error(`${name} was refused: ${result.error.code}`);
      log.info({ task: name, companyId, requestId, milliseconds: Date.now() - startedAt }, "job done");
    };
  }

  async function sweepTask(): Promise<void> {
    const swept = {
      ...(await sweep(pool)),
      connectionsToClose: await queueFinishedConnections(pool),
      resumedRuns: await resumeRecurringRuns(pool),
      forgottenCalls: await forgetApiCalls(pool, new Date()),
    };
    if (Object.values(swept).some((count) => count > 0)) log.info(swept, "swept");
    for (const companyId of await companiesToAssess(pool)) await assessAll(pool, companyId);
    for (const companyId of await companiesWithEndedHolds(pool)) await endAllHolds(pool, companyId);
    for (const companyId of await companiesWithDueRecurring(pool)) await runDueRecurring(pool, companyId);
  }
}

/** Cards a transaction: a fraction of a second of the company's lock. */
const CARDS_AT_ONCE = 2_000;

/** Ask the rules about a company's unassessed cards until none is left (M12). */
async function assessAll(pool: Pool, companyId: number): Promise<void> {
  const actor = { kind: "system", task: "sweep" } as const;
  const scope = { db: openBooks(pool, companyId), companyId, actor, now: new Date(), requestId: "sweep" };
  for (let assessed = CARDS_AT_ONCE; assessed === CARDS_AT_ONCE; ) {
    const result = await assessCards(scope, { limit: CARDS_AT_ONCE });
    if (!result.ok) throw new Error(`assessing cards was refused: ${result.error.code}`);
    assessed = result.value.assessed;
  }
}

/**
 * Run a company's agreements that send themselves and are due today (edge 40). A part of very many is left to the next
 * sweep; that another run was first is no fault.
 */
async function runDueRecurring(pool: Pool, companyId: number): Promise<void> {
  const actor = { kind: "system", task: "sweep" } as const;
  const now = new Date();
  const scope = { db: openBooks(pool, companyId), companyId, actor, now, requestId: "sweep" };
  try {
    const result = await runRecurring(scope, { throughDate: dateInNorway(now), automatic: true });
    if (!result.ok && result.error.code !== "nothing_recurring_due")
      throw new Error(`recurring invoices were refused: ${result.error.code}`);
  } catch (error) {
    // Tried again by the next sweep; the other companies' invoices do not wait for it.
    log.error({ err: error, companyId }, "recurring invoices were not made");
  }
}

/** Holds a transaction. */
const HOLDS_AT_ONCE = 500;

/** End a company's holds whose last day is over, until none is left. */
async function endAllHolds(pool: Pool, companyId: number): Promise<void> {
  const actor = { kind: "system", task: "sweep" } as const;
  const scope = { db: openBooks(pool, companyId), companyId, actor, now: new Date(), requestId: "sweep" };
  for (let ended = HOLDS_AT_ONCE; ended === HOLDS_AT_ONCE; ) {
    const result = await endHolds(scope, { limit: HOLDS_AT_ONCE });
    if (!result.ok) throw new Error(`ending holds was refused: ${result.error.code}`);
    ended = result.value.ended;
  }
}
