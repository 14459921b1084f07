import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "@/lib/client/client";
import type { Invoice } from "./api";
import { realClock } from "./clock";
import { type DirectPayments, followDirectPayments } from "./direct-payments";
import {
  applyCredit,
  chargeInterest,
  claim,
  deliver,
  type Partner,
  payAdvance,
  payOutRest,
  settle,
} from "./steps";

/** How the loop runs. */
export type LoopOptions = {
  client: Client;
  /** The moment we went live: what was offered before it belongs to whoever handled the invoices then. */
  since: string | undefined;
  signal: AbortSignal;
  say: (line: string) => void;
};

const POLL_EVERY_MS = 1_000;
/** A debtor takes weeks; someone who watches a demo has seconds. */
const PAYS_AFTER_MS = 15_000;
const PAID_OUT_AFTER_MS = 5_000;
/** How long to leave a server alone that does not answer, and an invoice that could not be handled. */
const SERVER_PAUSE_MS = 2_000;
const TASK_PAUSE_MS = 10_000;

/** Two debtors of three pay while you watch; every fourth of them so late that interest is charged. */
const pays = (invoiceNo: number) => invoiceNo % 3 !== 0;
const paysLate = (invoiceNo: number) => invoiceNo % 4 === 1;

/**
 * Fetch, deliver and post until told to stop.
 *
 * It keeps nothing on disk. What is to be done is read from the API each time: the status says how far an
 * invoice has come, and our references say what has been posted. So it can be killed anywhere and started again.
 */
export async function runLoop({ client, since, signal, say }: LoopOptions): Promise<void> {
  const tasks = taskKeeper(say);
  const payments = followDirectPayments(since);
  while (!signal.aborted) {
    try {
      const connection = await client.get("/connection");
      await round({ client, connection, clock: realClock, say }, since, tasks, payments);
      await sleep(POLL_EVERY_MS, undefined, { signal });
    } catch (error) {
      if (signal.aborted) return;
      say(`Trying again in ${SERVER_PAUSE_MS / 1000} s: ${messageOf(error)}`);
      await sleep(SERVER_PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Take each invoice as far as it can go now. */
async function round(
  partner: Partner,
  since: string | undefined,
  tasks: TaskKeeper,
  payments: DirectPayments,
): Promise<void> {
  for (const { name, run } of await payments.look(partner)) await tasks.once(name, run);
  const list = (status: Invoice["status"]) => listInvoices(partner.client, status, since);

  const offered = await list("ready");
  if (offered.length > 0) await claim(partner, offered);

  for (const invoice of await list("fetched")) {
    await tasks.once(`${invoice.id} delivery`, () => deliver(partner, invoice));
  }
  for (const invoice of await list("delivered")) {
    if (invoice.type === "credit_note") {
      await tasks.once(`${invoice.id} credit`, () => applyCredit(partner, invoice));
      continue;
    }
    await tasks.once(`${invoice.id} advance`, () => payAdvance(partner, invoice));
    const owes = invoice.balance > 0 && !payments.has(invoice.invoiceNo);
    if (pays(invoice.invoiceNo) && owes && isOlder(invoice, PAYS_AFTER_MS)) {
      await tasks.once(`${invoice.id} payment`, () => settle(partner, invoice));
    }
  }
  for (const invoice of await list("completed")) {
    if (invoice.type === "credit_note" || !isOlder(invoice, PAID_OUT_AFTER_MS)) continue;
    await tasks.once(`${invoice.id} payout`, () => payOutRest(partner, invoice));
    if (pays(invoice.invoiceNo) && paysLate(invoice.invoiceNo)) {
      await tasks.once(`${invoice.id} interest`, () => chargeInterest(partner, invoice));
    }
  }
}

/** All invoices with a status. */
async function listInvoices(
  client: Client,
  status: Invoice["status"],
  since: string | undefined,
): Promise<Invoice[]> {
  const query = { status, ...(since ? { changedAfter: since } : {}), limit: 500 };
  const found: Invoice[] = [];
  for await (const invoice of client.items("/factoring/invoices", { query })) found.push(invoice);
  return found;
}

type TaskKeeper = { once: (name: string, task: () => Promise<void>) => Promise<void> };

/**
 * Remembers what is done, to spare the server questions: after a restart they are asked once more. A task
 * that fails holds up nobody else, and has another try after a while.
 */
function taskKeeper(say: (line: string) => void): TaskKeeper {
  const done = new Set<string>();
  const waiting = new Map<string, number>();

  return {
    async once(name, task) {
      if (done.has(name) || (waiting.get(name) ?? 0) > Date.now()) return;
      try {
        await task();
        done.add(name);
      } catch (error) {
        waiting.set(name, Date.now() + TASK_PAUSE_MS);
        say(`${name} failed: ${messageOf(error)}`);
      }
    },
  };
}

function isOlder({ changedAt }: Invoice, ageMs: number): boolean {
  return Date.now() - Date.parse(changedAt) > ageMs;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
