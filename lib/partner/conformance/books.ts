import type { Invoice } from "../api";
import { laterBy } from "../clock";
import type { Heading } from "../postings";
import { need, type Told, type Walk } from "./walk";

/** The day of all that the run posts: after the invoices that it takes, and after what is locked. */
export function dayOf({ known }: Walk): string {
  const { connection, invoice, second, third, fourth } = known;
  const dates = [invoice, second, third, fourth].flatMap((one) => one?.invoiceDate ?? []);
  const last = dates.toSorted().at(-1) ?? new Date().toISOString().slice(0, 10);
  const { lockDate = null } = connection ?? {};
  return lockDate && lockDate >= last ? laterBy(lockDate, 1) : last;
}

/** What a voucher of the run is called. */
export function heading(walk: Walk, event: string): Heading {
  need(walk, "connection");
  return {
    externalReference: `${walk.mark}-${event}`,
    voucherDate: dayOf(walk),
    description: `Konformitet: ${event}`,
  };
}

/** Send a voucher. */
export function post(walk: Walk, json: unknown, query = ""): Promise<Told> {
  return walk.ask("POST", `/factoring/vouchers${query}`, { json });
}

/** What the clearing account holds of one invoice, in øre. */
export async function heldFor(walk: Walk, { invoiceDate, invoiceNo }: Invoice): Promise<number> {
  const to = dayOf(walk);
  const query = { from: invoiceDate < to ? invoiceDate : to, to };
  const { items } = await walk.client.get("/factoring/finance-account/statement", { query });
  return items.filter((item) => item.invoiceNo === invoiceNo).reduce((sum, { amount }) => sum + amount, 0);
}

/** Whether a voucher of the run is in the books. */
export async function isPosted(walk: Walk, event: string): Promise<boolean> {
  const query = { externalReference: heading(walk, event).externalReference };
  return (await walk.client.get("/factoring/vouchers", { query })).data.length > 0;
}
