import type { ProblemCode } from "@/lib/client/problem";
import { ProblemError } from "@/lib/client/problem";
import type { Invoice, InvoiceDetail, Posted, StatusReport, Voucher } from "./api";
import { kidOf } from "./kid";
import { advance, basisPointsOf, type Heading, heldIn, moneyOf, payment, payout } from "./postings";
import { expectThat, NotAsPromised, type Stage } from "./stage";
import { deliver } from "./steps";
import { inWords, type Said, verbatim, type Words, words } from "./words";

/** How much we pay before the debtor does, and what we charge for the whole: per cent. */
const ADVANCED_BASIS_POINTS = 8_000;
const FEE_BASIS_POINTS = 200;

/** The invoice as it stands now. */
export function read({ client }: Stage, { id }: Pick<Invoice, "id">): Promise<InvoiceDetail> {
  return client.get("/factoring/invoices/{invoiceId}", { path: { invoiceId: id } });
}

/** Take an invoice. */
export function claim(stage: Stage, invoice: Invoice): Promise<void> {
  return stage.step(words("Claim {document}", { document: nameOf(invoice) }), async () => {
    const { status } = await stage.client.post("/factoring/invoices/{invoiceId}/claim", {
      path: { invoiceId: invoice.id },
    });
    expectThat("the status", status, "fetched");
    const { customer, totalAmount, dueDate } = invoice;
    const facts = { name: customer.name, amount: amountOf(invoice, totalAmount), dueDate };
    stage.note(words("{name}, {amount}, due {dueDate}", facts));
  });
}

/** Fetch the EHF, check it, send a PDF of our own to the debtor, and acknowledge with it. */
export function send(stage: Stage, invoice: Invoice): Promise<void> {
  return stage.step(words("Deliver {document} with its PDF", { document: nameOf(invoice) }), async () => {
    await deliver({ ...stage, say: () => undefined }, invoice);
    const found = await read(stage, invoice);
    expectThat("the invoice", found, { status: "delivered", delivery: { deliveredAt: stage.clock.now() } });
    if (invoice.type === "invoice") expectThat("its KID", found.factorKid, kidOf(invoice.invoiceNo));
    const { channel = "", pdfVersions = [] } = found.delivery ?? {};
    stage.note(words("by {channel}, {size} bytes of PDF", { channel, size: pdfVersions[0]?.size ?? 0 }));
  });
}

/** Claim and deliver it, the same day. */
export async function takeAndSend(stage: Stage, invoice: Invoice): Promise<void> {
  await claim(stage, invoice);
  await send(stage, invoice);
}

/** What an invoice, and the clearing account for it, shall be after a step; in hundredths of its currency. */
export type After = { balance?: number; held?: number; status?: Invoice["status"] };

/** Rehearse a voucher, post it, find it again, and see that the books are what they should be. Answers the voucher. */
export function book(
  stage: Stage,
  title: Said,
  voucher: Voucher,
  invoice: Invoice,
  after: After,
): Promise<Posted> {
  return stage.step(title, async () => {
    const { client } = stage;
    const rehearsed = await client.post("/factoring/vouchers", { query: { dryRun: true }, body: voucher });
    expectThat("the dry run's id", rehearsed.id, null);
    const posted = await client.post("/factoring/vouchers", { body: voucher });
    expectThat("the voucher's balances beside the dry run's", posted.newBalances, rehearsed.newBalances);
    const { externalReference } = voucher;
    const found = await client.get("/factoring/vouchers", { query: { externalReference } });
    expectThat("the voucher by its reference", found.data, [{ id: posted.id }]);
    stage.note(words("voucher {id}", { id: posted.id ?? "" }));
    await expectAfter(stage, invoice, after);
    return posted;
  });
}

/** See that an invoice and the clearing account are what they should be. */
export async function expectAfter(
  stage: Stage,
  invoice: Invoice,
  { balance, held, status }: After,
): Promise<void> {
  const found = await read(stage, invoice);
  if (balance !== undefined) expectThat("the invoice's balance", found.balance, balance);
  if (status !== undefined) expectThat("the status", found.status, status);
  const open = amountOf(invoice, found.balance);
  stage.note(words("{amount} open, {status}", { amount: open, status: found.status }));
  if (held === undefined) return;
  const standing = await heldFor(stage, invoice);
  expectThat("the clearing account's balance for it", standing, held);
  stage.note(words("{amount} on the clearing account", { amount: amountOf(invoice, standing) }));
}

/** What the clearing account holds of one invoice, in its currency; negative while our advance is ahead of the debtor. */
export async function heldFor({ client, clock }: Stage, invoice: Invoice): Promise<number> {
  const to = clock.today();
  const from = invoice.invoiceDate < to ? invoice.invoiceDate : to;
  const { items } = await client.get("/factoring/finance-account/statement", { query: { from, to } });
  return heldIn(items, invoice);
}

/** Pay most of it in advance, at the rate that it was made out at; answers how much, in its currency. */
export async function payAdvance(stage: Stage, invoice: Invoice): Promise<number> {
  const { invoiceNo, totalAmount } = invoice;
  const amount = basisPointsOf(totalAmount, ADVANCED_BASIS_POINTS);
  const heading = { ...headingOf(stage, invoice, "advance"), ...moneyOf(invoice, "invoice") };
  const voucher = advance(stage.accounts, heading, [{ invoiceNo, amount }]);
  const after = { balance: totalAmount, held: -amount, status: "delivered" } as const;
  await book(
    stage,
    words("Advance {amount}", { amount: amountOf(invoice, amount) }),
    voucher,
    invoice,
    after,
  );
  return amount;
}

/** A part, or all, of it was paid by the debtor. */
export function receive(
  stage: Stage,
  invoice: Invoice,
  { amount, part = "", after }: { amount: number; part?: string; after: After },
): Promise<Posted> {
  const { invoiceNo, customer } = invoice;
  const share = { invoiceNo, amount, customerNo: customer.customerNo, kid: kidOf(invoiceNo) };
  const voucher = payment(stage.accounts, headingOf(stage, invoice, `payment${part}`), [share]);
  const title = words("The debtor pays {amount}", { amount: amountOf(invoice, amount) });
  return book(stage, title, voucher, invoice, after);
}

/** The whole is paid and the advance is known: pay out the rest, less our fee, and the clearing account is even. */
export function payOut(stage: Stage, invoice: Invoice, amount: number): Promise<Posted> {
  const fee = basisPointsOf(invoice.totalAmount, FEE_BASIS_POINTS);
  const share = { invoiceNo: invoice.invoiceNo, amount };
  const charges = { fee, financingCost: 0 };
  const voucher = payout(stage.accounts, headingOf(stage, invoice, "payout"), [share], charges);
  const title = words("Pay out {amount}, and keep a fee of {fee}", {
    amount: amountOf(invoice, amount - fee),
    fee: amountOf(invoice, fee),
  });
  return book(stage, title, voucher, invoice, { balance: 0, held: 0, status: "completed" });
}

/** The debtor pays what is left, and we pay out what is ours to pass on. */
export async function settle(stage: Stage, invoice: Invoice, advanced: number): Promise<void> {
  const { totalAmount } = invoice;
  const held = totalAmount - advanced;
  await receive(stage, invoice, { amount: totalAmount, after: { balance: 0, held, status: "completed" } });
  stage.clock.advance(1);
  await payOut(stage, invoice, held);
}

/** Report where it stands, and read it again. */
export function report(
  stage: Stage,
  invoice: Invoice,
  body: Omit<StatusReport, "occurredAt">,
): Promise<void> {
  return stage.step(words("Report “{status}”", { status: body.status }), async () => {
    await reportOnce(stage, invoice, body);
    const found = await read(stage, invoice);
    expectThat("the invoice", found, { status: body.status, statusDescription: body.description ?? "" });
    if (found.statusDescription) stage.note(verbatim(`«${found.statusDescription}»`));
  });
}

/** One call, with the clock's moment. */
export function reportOnce(
  { client, clock }: Stage,
  { id }: Invoice,
  body: Omit<StatusReport, "occurredAt">,
) {
  return client.post("/factoring/invoices/{invoiceId}/status", {
    path: { invoiceId: id },
    body: { ...body, occurredAt: clock.now() },
  });
}

/** A call that the API must refuse, by its code and the facts that come with it. */
export function refused(
  stage: Stage,
  title: Said,
  promised: { code: ProblemCode; status: number; facts?: object },
  call: () => Promise<unknown>,
): Promise<void> {
  const { status, code } = promised;
  return stage.step(words("{title}: {status} {code}", { title: inWords(title), status, code }), async () => {
    const error = await call().then(
      () => {
        throw new NotAsPromised(words("it was accepted, and {code} was promised", { code }));
      },
      (reason: unknown) => reason,
    );
    if (!(error instanceof ProblemError)) throw error;
    expectThat("the code", error.code, code);
    expectThat("the HTTP status", error.status, status);
    expectThat("the problem", error.problem, { ...promised.facts });
    expectThat("the trace", error.problem.traceId, error.requestId);
    stage.note(verbatim(error.problem.detail ?? ""));
  });
}

/** Our reference follows from the invoice and the event, so that a scenario cannot post a thing twice. */
export function headingOf({ clock }: Stage, invoice: Invoice, event: string): Heading {
  const { invoiceNo } = invoice;
  return {
    ...moneyOf(invoice, "today"),
    externalReference: `SIM-${invoiceNo}-${event}`,
    voucherDate: clock.today(),
    description: `Simulert ${event}, faktura ${invoiceNo}`,
  };
}

/** "invoice 10042". */
export function nameOf({ type, invoiceNo }: Pick<Invoice, "type" | "invoiceNo">): Words {
  return type === "invoice"
    ? words("invoice {number}", { number: invoiceNo })
    : words("credit note {number}", { number: invoiceNo });
}

/** An amount of an invoice for people, with its currency: "NOK 12,500.00". */
export function amountOf({ currency }: Pick<Invoice, "currency">, hundredths: number): Words {
  const digits = String(Math.abs(hundredths)).padStart(3, "0");
  const sign = hundredths < 0 ? "-" : "";
  const whole = (between: string) => digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, between);
  const rest = digits.slice(-2);
  const named = currency === "NOK" ? "kr" : currency;
  return {
    en: `${currency} ${sign}${whole(",")}.${rest}`,
    nb: `${named} ${sign}${whole("\u00a0")},${rest}`,
  };
}
