import type { Pool } from "@/db/client";
import { findConnection } from "@/db/queries/connections";
import { findInvoiceHead } from "@/db/queries/invoices";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { claimInvoice } from "@/lib/services/factoring/claim-invoices";
import { windDown } from "@/lib/services/factoring/wind-down";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import {
  type ActiveFactoring,
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  tinyPdf,
} from "./factories";

/** A company, its active partner, and a customer who got his invoices on paper before. */
export type Agreement = {
  readonly company: Scope<ReadDb> & { readonly slug: string };
  readonly active: ActiveFactoring;
  readonly partner: Scope<ReadDb>;
  readonly customerNo: number;
};

/** A company whose factoring was activated with one customer on paper. */
export async function newAgreement(pool: Pool): Promise<Agreement> {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
  const active = await newFactoring(pool, company);
  return { company, active, partner: partnerScope(company, active), customerNo };
}

/** An invoice that the partner can fetch: our id, its number, and the partner's id. */
export async function ready(
  { company, partner, active, customerNo }: Agreement,
  money: Parameters<typeof newDraft>[3] = {},
) {
  const invoiceId = await newDraft(company, customerNo, [line()], money);
  const number = await sendAndPrepare(company, invoiceId);
  const rows = await listPartnerInvoices(partner, active.connectionId, { limit: 100 });
  return { invoiceId, number, id: rows.find((row) => row.invoice.number === number)?.factoring.id ?? "" };
}

/** An invoice that the partner has fetched and delivered. */
export async function delivered(at: Agreement, money: Parameters<typeof newDraft>[3] = {}) {
  const invoice = await ready(at, money);
  await expectOk(claimInvoice(at.partner, { invoiceId: invoice.id }));
  await acknowledge(at, invoice.id);
  return invoice;
}

/** The partner says that an invoice is delivered. */
export function acknowledge({ partner }: Agreement, invoiceId: string) {
  const absent = { factorKid: null, paymentAccount: null, dueDate: null, factorReference: null };
  const deliveredAt = new Date("2026-03-02T12:00:00Z");
  const receipt = { invoiceId, deliveredAt, channel: "email" as const, text: "Levert", ...absent };
  return expectOk(acknowledgeDelivery(partner, { ...receipt, pdf: tinyPdf() }));
}

/** The partner has got an invoice paid in full, and posts it. */
export function pay({ partner, customerNo }: Agreement, invoiceNo: number) {
  const amount = 1_250_000n;
  return postPartnerVoucher(partner, {
    dryRun: false,
    externalReference: `payment ${invoiceNo}`,
    voucherDate: isoDate("2026-03-16"),
    description: "payment",
    currency: "NOK",
    lines: [
      { account: 80_000, amount: ore(amount), eventKind: "payment", invoiceNo },
      { customerNo, amount: ore(-amount), eventKind: "payment", invoiceNo },
    ],
  });
}

/** The partner pays out what it owes the company, and posts it: nothing stands between the two any more. */
export function payOut({ partner }: Agreement, amount = 1_250_000n) {
  return postPartnerVoucher(partner, {
    dryRun: false,
    externalReference: `payout ${amount}`,
    voucherDate: isoDate("2026-03-17"),
    description: "payout",
    currency: "NOK",
    lines: [
      { account: 1920, amount: ore(amount), eventKind: "payout" },
      { account: 80_000, amount: ore(-amount), eventKind: "payout" },
    ],
  });
}

/** Begin to wind down; `leave` are ready invoices that stay with the partner. */
export function end({ company, active }: Agreement, leave: readonly string[] = []) {
  return windDown(company, { connectionId: active.connectionId, withdraw: { allBut: leave } });
}

/** The state of the agreement. */
export async function stateOf({ company, active }: Agreement) {
  return (await findConnection(company, active.connectionId))?.state;
}

/** The factoring status of an invoice. */
export async function statusOf({ company }: Agreement, invoiceId: string) {
  return (await findInvoiceHead(company, invoiceId))?.factoring?.status;
}

/** What the company's partners have been told of their agreements and of invoices taken back, oldest first. */
export function eventsOf(company: Scope<ReadDb>): Promise<string[]> {
  return begin(company, async ({ db, companyId }) => {
    const rows = await db.sql<{ type: string }[]>`
      select type from events
      where company_id = ${companyId} and type not in ('customer.changed', 'invoice.ready', 'invoice.status_changed', 'invoice.updated') order by sequence`;
    return rows.map(({ type }) => type);
  });
}
