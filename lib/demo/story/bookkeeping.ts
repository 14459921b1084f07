import { findInvoice, loadInvoices } from "@/db/queries/invoices";
import type { ReadDb, Scope } from "@/db/scope";
import { insertMatches, insertVouchers } from "@/db/writes/vouchers";
import { receivableAccountNo, voucherSeriesNo } from "@/lib/domain/chart";
import type { CustomerCard } from "@/lib/domain/customer";
import { dateInNorway, type IsoDate } from "@/lib/domain/dates";
import type { DraftLine } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { ok } from "@/lib/domain/result";
import { type Posting, post, type Voucher } from "@/lib/domain/voucher";
import { saveCustomer } from "@/lib/services/customers/save-customer";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { type SaveDraftInput, saveDraft } from "@/lib/services/invoices/save-draft";
import { sendInvoices } from "@/lib/services/invoices/send-invoices";
import { forwardDirectPayment, setOffDirectPayment } from "@/lib/services/payments/clear-direct-payment";
import { reportDirectPayment } from "@/lib/services/payments/report-direct-payment";
import { transact } from "@/lib/services/transact";
import { done } from "./books";

/** What a bookkeeper writes on a draft. */
export type DraftToWrite = {
  readonly customerNo: number;
  readonly card: CustomerCard;
  readonly lines: readonly DraftLine[];
  readonly orderReference: string | null;
} & Pick<SaveDraftInput, "currency" | "exchangeRate">;

/** A sales document that has been sent; amounts in øre. */
export type SentDocument = {
  readonly invoiceId: string;
  readonly invoiceNo: number;
  readonly customerNo: number;
  readonly date: IsoDate;
  readonly dueDate: IsoDate;
  readonly total: number;
  readonly voucher: { readonly series: number; readonly voucherNo: number };
};

/** Save cards in their order; answers their numbers. */
export async function saveCards(scope: Scope<ReadDb>, cards: readonly CustomerCard[]): Promise<number[]> {
  const numbers: number[] = [];
  for (const card of cards) {
    const { customerNo } = await done(saveCustomer(scope, { customerNo: null, version: null, card }));
    numbers.push(customerNo);
  }
  return numbers;
}

/** Keep a draft; answers its id. */
export async function writeDraft(
  scope: Scope<ReadDb>,
  { customerNo, card, lines, orderReference, ...money }: DraftToWrite,
): Promise<string> {
  const draft = {
    invoiceId: null,
    version: null,
    customerNo,
    paymentTermsDays: card.paymentTermsDays,
    buyerReference: card.buyerReference,
    orderReference,
    deliveryDate: null,
    lines,
    ...money,
  };
  return (await done(saveDraft(scope, draft))).invoiceId;
}

/** Send drafts together, dated the day of the scope. */
export async function sendDrafts(
  scope: Scope<ReadDb>,
  invoiceIds: readonly string[],
): Promise<SentDocument[]> {
  const outcomes = await done(sendInvoices(scope, { invoiceIds, invoiceDate: dateInNorway(scope.now) }));
  for (const outcome of outcomes)
    if (!outcome.ok) throw new Error(`a draft of the story was refused: ${outcome.error.code}`);

  return (await loadInvoices(scope, invoiceIds)).map((row) => {
    const { id, number, customerNo, invoiceDate, dueDate, totalOre, voucherSeries, voucherNo } = row;
    if (!number || !invoiceDate || !dueDate || !voucherSeries || !voucherNo)
      throw new Error(`${id} was not sent`);
    return {
      invoiceId: id,
      invoiceNo: number,
      customerNo,
      date: invoiceDate,
      dueDate,
      total: Number(totalOre),
      voucher: { series: voucherSeries, voucherNo },
    };
  });
}

/** Credit an invoice: all of it, or a percentage of what its first line says. Answers the draft's id. */
export async function writeCredit(
  scope: Scope<ReadDb>,
  { invoiceId }: SentDocument,
  percent: number,
): Promise<string> {
  const credit = await done(creditInvoice(scope, { invoiceId }));
  if (percent === 100) return credit.invoiceId;

  const draft = await findInvoice(scope, credit.invoiceId);
  const [first] = draft?.lines ?? [];
  if (!draft || !first) throw new Error("a credit note without lines");
  const { companyId: _company, invoiceId: _invoice, line: _line, netOre: _net, ...line } = first;
  const quantityMilli = (line.quantityMilli * BigInt(percent)) / 100n;
  const { customerNo, paymentTermsDays, buyerReference, orderReference, deliveryDate, version } = draft;
  await done(
    saveDraft(scope, {
      invoiceId: draft.id,
      version,
      customerNo,
      paymentTermsDays,
      buyerReference,
      orderReference,
      deliveryDate,
      lines: [{ ...line, quantityMilli }],
    }),
  );
  return draft.id;
}

/** The customer paid the company what the factoring company was owed, in øre. Answers the payment's id. */
export async function registerPayment(
  scope: Scope<ReadDb>,
  { invoiceId }: SentDocument,
  amount: number,
): Promise<string> {
  const payment = {
    invoiceId,
    bankLineId: null,
    amountOre: ore(BigInt(amount)),
    paidOn: dateInNorway(scope.now),
    bankAccountNo: 1920,
    note: "Kunden betalte til driftskontoen",
  };
  return (await done(reportDirectPayment(scope, payment))).id;
}

/** Pass it on, or let the factoring company set it off. */
export async function clearPayment(
  scope: Scope<ReadDb>,
  paymentId: string,
  way: "forward" | "set_off",
): Promise<void> {
  const date = dateInNorway(scope.now);
  await done(
    way === "forward"
      ? forwardDirectPayment(scope, { paymentId, date, bankAccountNo: 1920 })
      : setOffDirectPayment(scope, { paymentId, date }),
  );
}

/** One line of a voucher that is written by hand: account, øre, and the customer when the account is its. */
export type ManualLine = readonly [accountNo: number, amount: number, invoice?: SentDocument];

/**
 * A voucher written by hand. A line on an invoice's customer settles that invoice.
 *
 * There is no verb for it yet, so it is decided and written here as one would be.
 */
export async function writeVoucher(
  scope: Scope<ReadDb>,
  {
    description,
    kind = "manual",
    lines,
  }: { description: string; kind?: Voucher["kind"]; lines: readonly ManualLine[] },
): Promise<void> {
  const voucherDate = dateInNorway(scope.now);
  const postings = lines.map(([accountNo, amount, invoice]) => postingOf(accountNo, amount, invoice));
  const voucher = post({ voucherDate, kind, source: "ui", description, postings }, null);
  if (!voucher.ok) throw new Error(`a voucher of the story was refused: ${voucher.error.code}`);

  await done(
    transact(scope, "voucher/post-manual", async (tx) => {
      const createdBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
      const [ref] = await insertVouchers(tx, voucherSeriesNo.general, [{ ...voucher.value, createdBy }]);
      if (!ref) throw new Error("the voucher got no number");
      const matches = lines.flatMap(([accountNo, amount, invoice], index) =>
        accountNo === receivableAccountNo && invoice
          ? [
              {
                debit: { ...invoice.voucher, line: 1 },
                credit: { ...ref, line: index + 1 },
                amountOre: ore(BigInt(-amount)),
              },
            ]
          : [],
      );
      await insertMatches(tx, matches);
      return ok(ref);
    }),
  );
}

function postingOf(accountNo: number, amount: number, invoice: SentDocument | undefined): Posting {
  return {
    accountNo,
    subledgerNo: accountNo === receivableAccountNo && invoice ? invoice.customerNo : null,
    amountOre: ore(BigInt(amount)),
    vatCode: null,
    text: invoice ? `Faktura ${invoice.invoiceNo}` : "",
    dueDate: null,
    eventKind: null,
    invoiceId: invoice?.invoiceId ?? null,
    kid: null,
    matchingReference: null,
    externalLineReference: null,
  };
}
