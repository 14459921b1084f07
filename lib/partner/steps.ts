import type { Client } from "@/lib/client/client";
import { isProblem } from "@/lib/client/problem";
import type { Connection, DirectPayment, Invoice, Voucher } from "./api";
import type { Clock } from "./clock";
import { factor } from "./company";
import { renderInvoice } from "./invoice-pdf";
import { kidOf } from "./kid";
import {
  type Accounts,
  accountsOf,
  advance,
  basisPointsOf,
  type Heading,
  heldIn,
  interestNote,
  interestPayment,
  type Money,
  moneyOf,
  payment,
  payout,
  takeBack,
} from "./postings";
import { sellerOf } from "./seller";

/** What each step needs. */
export type Partner = { client: Client; connection: Connection; clock: Clock; say: (line: string) => void };

/** How much of an invoice we pay before the debtor does, and what we charge for the whole: per cent of the total. */
const ADVANCED_BASIS_POINTS = 8_000;
const FEE_BASIS_POINTS = 200;
/** Late interest, the same each time: 90 kroner, or 8 of another currency. */
const INTEREST = 9_000;
const FOREIGN_INTEREST = 800;

/** Take what is offered. Each invoice is claimed or not on its own; one that was withdrawn meanwhile is left. */
export async function claim({ client, say }: Partner, invoices: readonly Invoice[]): Promise<void> {
  const { results } = await client.post("/factoring/invoices/claims", {
    body: { ids: invoices.map(({ id }) => id) },
  });
  for (const [index, { claimed, code }] of results.entries()) {
    say(`${nameOf(invoices[index])} ${claimed ? "claimed" : `not claimed: ${code}`}`);
  }
}

/**
 * Deliver a claimed invoice: fetch it with its EHF and its attachments, see that the files are those that were
 * promised, make our own PDF of it, send that to the debtor, and acknowledge with the same PDF.
 */
export async function deliver(
  { client, clock, say }: Partner,
  { id, ehf: promised }: Invoice,
): Promise<void> {
  const invoice = await client.get("/factoring/invoices/{invoiceId}", { path: { invoiceId: id } });
  const ehf = await client.download(promised.href, { sha256: promised.sha256 });
  const files = await fetchAttachments(client, invoice);

  const kid = kidOf(invoice.invoiceNo);
  const pdf = await renderInvoice(invoice, sellerOf(new TextDecoder().decode(ehf.bytes)), kid);
  // Here a factoring company would hand the EHF, the PDF and the files to its access point, mail server or print shop.
  const channel = invoice.customer.email ? "email" : "letter";

  const meta = {
    deliveredAt: clock.now(),
    channel,
    text: channel === "email" ? `Sendt på e-post til ${invoice.customer.email}` : "Sendt som brev",
    factorKid: invoice.type === "invoice" ? kid : null,
    paymentAccount: invoice.type === "invoice" ? factor.bankAccount : null,
    dueDate: invoice.dueDate,
    factorReference: `PO-${invoice.invoiceNo}`,
  } as const;
  await client.deliver(id, meta, pdf);
  const beside = files.length > 0 ? `, with ${files.map(({ filename }) => filename).join(" and ")}` : "";
  say(`${nameOf(invoice)} delivered by ${channel}, KID ${kid}${beside}`);
}

/** What travels with the invoice, each file as it was promised: else nothing is delivered, and it is tried again later. */
async function fetchAttachments(client: Client, { attachments }: Invoice) {
  const files: { filename: string; bytes: Uint8Array }[] = [];
  for (const { filename, href, sha256 } of attachments)
    files.push({ filename, bytes: (await client.download(href, { sha256 })).bytes });
  return files;
}

/** Pay 80 % of what the debtor owes, as soon as the invoice is delivered. */
export async function payAdvance(partner: Partner, invoice: Invoice): Promise<void> {
  const { invoiceNo, balance } = invoice;
  const amount = basisPointsOf(balance, ADVANCED_BASIS_POINTS);
  if (amount <= 0) return;
  const money = moneyOf(invoice, "invoice");
  const heading = headingOf(partner, invoiceNo, "advance", `Forskudd faktura ${invoiceNo}`, money);
  await post(partner, advance(accountsFor(partner), heading, [{ invoiceNo, amount }]));
}

/** The debtor has paid what it owed: the invoice closes, and Fordring completes it by itself. */
export async function settle(partner: Partner, invoice: Invoice): Promise<void> {
  const { invoiceNo, balance, customer } = invoice;
  const money = moneyOf(invoice, "today");
  const heading = headingOf(partner, invoiceNo, "payment", `Innbetaling faktura ${invoiceNo}`, money);
  const share = { invoiceNo, amount: balance, customerNo: customer.customerNo, kid: kidOf(invoiceNo) };
  await post(partner, payment(accountsFor(partner), heading, [share]));
}

/** Pay out what the clearing account still holds of a completed invoice, less our fee. */
export async function payOutRest(partner: Partner, invoice: Invoice): Promise<void> {
  const { invoiceNo, totalAmount } = invoice;
  const amount = await heldOf(partner, invoice);
  const fee = basisPointsOf(totalAmount, FEE_BASIS_POINTS);
  if (amount <= fee) return;
  const money = moneyOf(invoice, "today");
  const heading = headingOf(partner, invoiceNo, "payout", `Utbetaling faktura ${invoiceNo}`, money);
  await post(
    partner,
    payout(accountsFor(partner), heading, [{ invoiceNo, amount }], { fee, financingCost: 0 }),
  );
}

/** The debtor was late, has been sent an interest note and has paid it. */
export async function chargeInterest(partner: Partner, invoice: Invoice): Promise<void> {
  const { invoiceNo, customer, currency } = invoice;
  const amount = currency === "NOK" ? INTEREST : FOREIGN_INTEREST;
  const share = { invoiceNo, amount, customerNo: customer.customerNo };
  const accounts = accountsFor(partner);
  const money = moneyOf(invoice, "today");
  const noted = headingOf(partner, invoiceNo, "interest", `Rentenota faktura ${invoiceNo}`, money);
  await post(partner, interestNote(accounts, noted, share));
  const paid = headingOf(partner, invoiceNo, "interest-paid", `Rente betalt, faktura ${invoiceNo}`, money);
  await post(partner, interestPayment(accounts, paid, share));
}

/**
 * An invoice was credited after we had paid in advance: take back what we have paid above 80 % of what the
 * debtor still owes, and complete the documents of which nothing is left.
 */
export async function applyCredit(partner: Partner, creditNote: Invoice): Promise<void> {
  const { client } = partner;
  const { originalInvoice } = await client.get("/factoring/invoices/{invoiceId}", {
    path: { invoiceId: creditNote.id },
  });
  if (creditNote.balance === 0)
    await complete(partner, creditNote, `Avregnet mot faktura ${creditNote.originalInvoiceNo}`);
  if (!originalInvoice?.id) return;

  const original = await client.get("/factoring/invoices/{invoiceId}", {
    path: { invoiceId: originalInvoice.id },
  });
  if (original.status !== "delivered") return;
  const { invoiceNo, balance } = original;
  const amount = -(await heldOf(partner, original)) - basisPointsOf(balance, ADVANCED_BASIS_POINTS);
  if (amount > 0) {
    const heading = headingOf(
      partner,
      creditNote.invoiceNo,
      "credit",
      `Kreditnota ${creditNote.invoiceNo}, faktura ${invoiceNo}`,
      moneyOf(original, "invoice"),
    );
    await post(partner, takeBack(accountsFor(partner), heading, "credit_applied", [{ invoiceNo, amount }]));
  }
  if (balance === 0) await complete(partner, original, `Kreditert med kreditnota ${creditNote.invoiceNo}`);
}

/** The debtor paid the client, who has passed the money on or set it off: the receivable is ours to close (M29b). */
export async function settleDirect(partner: Partner, direct: DirectPayment): Promise<void> {
  const { id, invoiceNo, customerNo, amount } = direct;
  const heading = headingOf(partner, invoiceNo, `direct-${id}`, `Betalt til klient, faktura ${invoiceNo}`);
  await post(
    partner,
    payment(accountsFor(partner), heading, [{ invoiceNo, amount, customerNo, kid: kidOf(invoiceNo) }]),
  );
}

async function complete(
  { client, clock, say }: Partner,
  invoice: Invoice,
  description: string,
): Promise<void> {
  await client.post("/factoring/invoices/{invoiceId}/status", {
    path: { invoiceId: invoice.id },
    body: {
      status: "completed",
      description,
      occurredAt: clock.now(),
    },
  });
  say(`${nameOf(invoice)} completed: ${description}`);
}

/** What the clearing account holds for the client of one invoice, in its currency. */
async function heldOf({ client, clock }: Partner, invoice: Invoice): Promise<number> {
  const to = clock.today();
  const from = invoice.invoiceDate < to ? invoice.invoiceDate : to;
  const { items } = await client.get("/factoring/finance-account/statement", { query: { from, to } });
  return heldIn(items, invoice);
}

/** Post, once: a reference that is in the books already says that we were here before. */
async function post({ client, say }: Partner, voucher: Voucher): Promise<void> {
  try {
    const { id } = await client.post("/factoring/vouchers", { body: voucher });
    say(`${voucher.description} posted as ${id}`);
  } catch (error) {
    if (!isProblem(error, "duplicate_external_reference")) throw error;
  }
}

/** Our references follow from the invoice, so that a restart, or a second copy of us, cannot post a thing twice. */
function headingOf(
  { clock }: Partner,
  invoiceNo: number,
  event: string,
  description: string,
  money: Partial<Money> = {},
): Heading {
  const externalReference = `PO-${invoiceNo}-${event}`;
  return { externalReference, voucherDate: clock.today(), description, ...money };
}

function accountsFor({ connection }: Partner): Accounts {
  return accountsOf(connection);
}

function nameOf(invoice: Pick<Invoice, "type" | "invoiceNo"> | undefined): string {
  return invoice
    ? `${invoice.type === "invoice" ? "Invoice" : "Credit note"} ${invoice.invoiceNo}`
    : "An invoice";
}
