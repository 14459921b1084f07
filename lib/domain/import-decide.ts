import { parity } from "./currency";
import type { CustomerCard } from "./customer";
import { addDays, type IsoDate } from "./dates";
import type { EarlierImport } from "./import-credits";
import { type Complaint, contentOf, type ImportedContent, type LineFacts } from "./import-lines";
import type { ImportProblem, ReadInvoice } from "./import-read";
import type { Ore } from "./money";
import { ore } from "./money";
import { salesVoucher } from "./sales-voucher";
import { type Posting, post, type Voucher } from "./voucher";

/** A customer whom an imported invoice may be to. */
export type ImportCustomer = CustomerCard & { readonly customerNo: number };

/** All that imported invoices are judged by, beside what stands in the file. */
export type ImportFacts = LineFacts & {
  readonly byNo: ReadonlyMap<number, ImportCustomer>;
  readonly byOrgNr: ReadonlyMap<string, readonly ImportCustomer[]>;
  /** By name in lower case. */
  readonly byName: ReadonlyMap<string, readonly ImportCustomer[]>;
  /** The invoices imported before, by their numbers: each its id. */
  readonly taken: ReadonlyMap<string, string>;
  /** Of them those that a credit note of the file names. */
  readonly creditable: ReadonlyMap<string, EarlierImport>;
  readonly lockDate: IsoDate | null;
  readonly today: IsoDate;
  /** Where the money for what was paid before the import went; null when none is chosen. */
  readonly paidAccountNo: number | null;
};

/** An invoice from another system, as it enters the books; amounts are positive for both kinds. */
export type ImportedInvoice = ImportedContent & {
  readonly invoiceNo: string;
  /** Its first line in the file. */
  readonly line: number;
  readonly customer: ImportCustomer;
  readonly invoiceDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly kid: string | null;
  /** What was settled before the import. */
  readonly paidOre: Ore;
  /** The number of the invoice that it says it credits; null when it says none, and for invoices. */
  readonly credits: string | null;
};

/**
 * Decide whether an invoice that was read may enter the books (M35). All that is wrong is told at once, so that the
 * file need not be mended one mistake at a time.
 */
export function decideImport(
  read: ReadInvoice,
  facts: ImportFacts,
): { readonly invoice: ImportedInvoice | null; readonly problems: readonly ImportProblem[] } {
  const { head, invoiceNo } = read;
  const problems = [...read.problems];
  const line = read.lines[0]?.line ?? 0;
  const complain: Complaint = (at, field, code, about = {}) => {
    // A cell that could not be read is told of once.
    if (problems.some((known) => known.line === at && known.field === field)) return;
    problems.push({ line: at, invoiceNo, field, code, facts: about });
  };

  const earlier = facts.taken.get(invoiceNo);
  if (earlier) complain(line, "invoiceNo", "import_duplicate", { number: invoiceNo, invoiceId: earlier });
  const unread = new Set(read.problems.map((problem) => problem.field));
  const customer = customerOf(read, facts, complain, unread);
  const invoiceDate = head.invoiceDate;
  if (!invoiceDate) complain(line, "invoiceDate", "required");
  if (invoiceDate) judgeDates(read, invoiceDate, facts, complain);
  const content = contentOf(read, facts, complain);
  const paidOre = content && paidOf(read, content, facts, complain);

  if (problems.length > 0 || !customer || !invoiceDate || !content || paidOre === null) {
    return { invoice: null, problems };
  }
  const dueDate = head.dueDate ?? addDays(invoiceDate, customer.paymentTermsDays);
  const credits = content.kind === "credit_note" ? head.credits : null;
  const invoice = {
    ...content,
    invoiceNo,
    line,
    customer,
    invoiceDate,
    dueDate,
    kid: head.kid,
    paidOre,
    credits,
  };
  return { invoice, problems };
}

/**
 * The customer by number, else by organisation number, else by name. Where more than one is given they must mean the
 * same one: a customer number of another system may be somebody else's here.
 */
function customerOf(
  { head, lines }: ReadInvoice,
  facts: ImportFacts,
  complain: Complaint,
  unread: ReadonlySet<string | null>,
): ImportCustomer | null {
  const line = lines[0]?.line ?? 0;
  const { customerNo, orgNr, customerName } = head;
  if (unread.has("customerNo") || unread.has("orgNr")) return null;
  if (customerNo === null && orgNr === null && customerName === null) {
    complain(line, "customerNo", "required");
    return null;
  }

  const field = customerNo !== null ? "customerNo" : orgNr !== null ? "orgNr" : "customerName";
  const named = customerName ?? "";
  const found =
    customerNo !== null
      ? [facts.byNo.get(customerNo)].flatMap((one) => one ?? [])
      : orgNr !== null
        ? (facts.byOrgNr.get(orgNr) ?? [])
        : (facts.byName.get(named.toLowerCase()) ?? []);
  const asked = String(customerNo ?? orgNr ?? named);
  const [customer] = found;
  if (!customer) complain(line, field, "import_unknown_customer", { customer: asked });
  else if (found.length > 1) complain(line, field, "import_ambiguous_customer", { customer: asked });
  else if (isAnother(customer, orgNr, named)) {
    complain(line, field, "import_customer_mismatch", {
      customer: `${customer.customerNo} ${customer.name}`,
    });
  } else return customer;
  return null;
}

function isAnother(customer: ImportCustomer, orgNr: string | null, name: string): boolean {
  if (orgNr !== null && customer.orgNr !== null) return orgNr !== customer.orgNr;
  return name !== "" && comparable(name) !== comparable(customer.name);
}

/** A name without what is written one way here and another there: case, points, "AS". */
function comparable(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(as|asa|ans|da|enk|nuf)\b/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function judgeDates(
  { head, lines }: ReadInvoice,
  invoiceDate: IsoDate,
  { lockDate, today }: ImportFacts,
  complain: Complaint,
): void {
  const line = lines[0]?.line ?? 0;
  if (lockDate !== null && invoiceDate <= lockDate)
    complain(line, "invoiceDate", "period_locked", { lockDate });
  if (invoiceDate > today) complain(line, "invoiceDate", "import_future_date");
  if (head.dueDate !== null && head.dueDate < invoiceDate)
    complain(line, "dueDate", "import_due_before_date");
}

/** What was settled before the import: the total less «Restbeløp», when the file has one. */
function paidOf(
  { head, lines }: ReadInvoice,
  { totals }: ImportedContent,
  { paidAccountNo }: ImportFacts,
  complain: Complaint,
): Ore | null {
  const line = lines[0]?.line ?? 0;
  if (head.remaining === null) return ore(0n);
  const remaining = head.remaining < 0n ? -head.remaining : head.remaining;
  if (remaining > totals.totalOre) {
    complain(line, "remaining", "import_remaining_too_large", { totalOre: totals.totalOre });
    return null;
  }
  const paid = ore(totals.totalOre - remaining);
  if (paid > 0n && paidAccountNo === null) {
    complain(line, "remaining", "import_paid_account_missing", { paidOre: paid });
    return null;
  }
  return paid;
}

/** The voucher of an imported invoice, decided by the same `post` as every other. */
export function importedVoucher(
  invoice: ImportedInvoice,
  invoiceId: string,
  { receivableAccountNo, lockDate }: { receivableAccountNo: number; lockDate: IsoDate | null },
) {
  const { kind, invoiceNo, customer } = invoice;
  const voucher = salesVoucher({
    ...invoice,
    voucherKind: "imported_invoice",
    description: `Importert ${kind === "invoice" ? "faktura" : "kreditnota"} ${invoiceNo} ${customer.name}`,
    invoiceId,
    customerNo: customer.customerNo,
    receivableAccountNo,
    matchingReference: invoiceNo,
    currency: "NOK",
    exchangeRate: parity,
    nokTotalOre: invoice.totals.totalOre,
  });
  return post(voucher, lockDate);
}

/**
 * The voucher that settles what was paid before the import: the customer against the account that was chosen, dated
 * as the invoice, since the file does not say when it was paid. Null when nothing was.
 */
export function paidVoucher(
  { kind, invoiceNo, customer, invoiceDate, paidOre }: ImportedInvoice,
  invoiceId: string,
  accounts: { receivableAccountNo: number; paidAccountNo: number },
): Voucher | null {
  if (paidOre === 0n) return null;
  const direction = kind === "invoice" ? 1n : -1n;
  const description = `Gjort opp før import, ${kind === "invoice" ? "faktura" : "kreditnota"} ${invoiceNo} ${customer.name}`;
  const posting = (accountNo: number, amount: bigint, subledgerNo: number | null): Posting => ({
    accountNo,
    subledgerNo,
    amountOre: ore(amount * direction),
    vatCode: null,
    text: description,
    dueDate: null,
    eventKind: null,
    invoiceId,
    kid: null,
    matchingReference: subledgerNo === null ? null : invoiceNo,
    externalLineReference: null,
  });
  return {
    voucherDate: invoiceDate,
    kind: "manual",
    source: "ui",
    description,
    postings: [
      posting(accounts.receivableAccountNo, -paidOre, customer.customerNo),
      posting(accounts.paidAccountNo, paidOre, null),
    ],
  };
}
