import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "@/lib/client/client";
import type { Invoice } from "./api";
import { realClock } from "./clock";
import { type DirectPayments, followDirectPayments } from "./direct-payments";
import { isPlayed } from "./played";
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
import { messageOf, type TaskKeeper, taskKeeper } from "./task-keeper";

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
/** How long to leave a server alone that does not answer. */
const SERVER_PAUSE_MS = 2_000;

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
  const tasks = taskKeeper(say, Date.now);
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
  // What was refused is refused again, until the invoice, the agreement or the day is another.
  const { accounts, currencies, lockDate } = partner.connection;
  const agreed = JSON.stringify([accounts, currencies, lockDate, partner.clock.today()]);
  const once = (what: string, { id, sequence }: Invoice, task: () => Promise<void>) =>
    tasks.once(`${id} ${what}`, `${sequence} ${agreed}`, task);
  for (const { name, run } of await payments.look(partner)) await tasks.once(name, agreed, run);
  const list = (status: Invoice["status"]) => listInvoices(partner.client, status, since);

  const offered = await list("ready");
  if (offered.length > 0) await claim(partner, offered);

  for (const invoice of await list("fetched")) {
    await once("delivery", invoice, () => deliver(partner, invoice));
  }
  for (const invoice of await list("delivered")) {
    if (invoice.type === "credit_note") {
      await once("credit", invoice, () => applyCredit(partner, invoice));
      continue;
    }
    await once("advance", invoice, () => payAdvance(partner, invoice));
    const owes = invoice.balance > 0 && !payments.has(invoice.invoiceNo);
    if (pays(invoice.invoiceNo) && owes && isOlder(invoice, PAYS_AFTER_MS)) {
      await once("payment", invoice, () => settle(partner, invoice));
    }
  }
  for (const invoice of await list("completed")) {
    if (invoice.type === "credit_note" || !isOlder(invoice, PAID_OUT_AFTER_MS)) continue;
    await once("payout", invoice, () => payOutRest(partner, invoice));
    if (pays(invoice.invoiceNo) && paysLate(invoice.invoiceNo)) {
      await once("interest", invoice, () => chargeInterest(partner, invoice));
    }
  }
}

/** All invoices with a status but those that a scenario is played with. */
async function listInvoices(
  client: Client,
  status: Invoice["status"],
  since: string | undefined,
): Promise<Invoice[]> {
  const query = { status, ...(since ? { changedAfter: since } : {}), limit: 500 };
  const found: Invoice[] = [];
  for await (const invoice of client.items("/factoring/invoices", { query }))
    if (!isPlayed(invoice)) found.push(invoice);
  return found;
}

function isOlder({ changedAt }: Invoice, ageMs: number): boolean {
  return Date.now() - Date.parse(changedAt) > ageMs;
}
