import type { DirectPayment } from "./api";
import { isPlayed } from "./played";
import { type Partner, settleDirect } from "./steps";

type Task = { readonly name: string; readonly run: () => Promise<void> };

export type DirectPayments = {
  /** Read what is new in the feed; answers what is to be done with all that is known. */
  look: (partner: Partner) => Promise<readonly Task[]>;
  /** Whether the debtor of an invoice has paid the client, and so will not pay us. */
  has: (invoiceNo: number) => boolean;
};

/**
 * Follow what debtors pay to the client directly: acknowledge each payment, and close the receivable when the client has
 * cleared it. What was cleared before we went live was settled then.
 */
export function followDirectPayments(since: string | undefined): DirectPayments {
  const known = new Map<string, DirectPayment>();
  let cursor: string | undefined;

  return {
    async look(partner) {
      for (let hasMore = true; hasMore; ) {
        const query = { ...(cursor ? { cursor } : {}), limit: 500 };
        const page = await partner.client.get("/factoring/direct-payments", { query });
        for (const payment of page.data) {
          if (known.has(payment.id) || !(await isOfScenario(partner, payment)))
            known.set(payment.id, payment);
        }
        cursor = page.nextCursor ?? cursor;
        hasMore = page.hasMore;
      }
      return [...known.values()].flatMap((payment) => tasksOf(partner, payment, since));
    },
    has(invoiceNo) {
      return [...known.values()].some((one) => one.invoiceNo === invoiceNo && one.state !== "reversed");
    },
  };
}

async function isOfScenario({ client }: Partner, { factoringInvoiceId }: DirectPayment): Promise<boolean> {
  const path = { invoiceId: factoringInvoiceId };
  return isPlayed(await client.get("/factoring/invoices/{invoiceId}", { path }));
}

function tasksOf(partner: Partner, payment: DirectPayment, since: string | undefined): Task[] {
  const { id, acknowledgedAt, state, clearedAt } = payment;
  const cleared = state === "forwarded" || state === "set_off";
  const isOurs = since === undefined || (clearedAt !== null && Date.parse(clearedAt) >= Date.parse(since));
  return [
    ...(acknowledgedAt === null
      ? [{ name: `${id} acknowledgement`, run: () => acknowledge(partner, payment) }]
      : []),
    ...(cleared && isOurs ? [{ name: `${id} settlement`, run: () => settleDirect(partner, payment) }] : []),
  ];
}

async function acknowledge({ client, say }: Partner, { id, invoiceNo }: DirectPayment): Promise<void> {
  await client.post("/factoring/direct-payments/{directPaymentId}/ack", { path: { directPaymentId: id } });
  say(`Direct payment of invoice ${invoiceNo} acknowledged`);
}
