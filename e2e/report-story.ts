import type { Pool } from "@/db/client";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { listReport, reportHeads, sumReport } from "@/db/queries/reports";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { insertMatches, insertVouchers } from "@/db/writes/vouchers";
import { type IsoDate, isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import {
  everything,
  type ReportCell,
  type ReportColumnId,
  type ReportFilter,
  type ReportId,
  type ReportLevel,
  type ReportRow,
} from "@/lib/domain/report";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { postPartnerVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  tinyPdf,
} from "./factories";

/** The cells of a row without their wrapping: what a test speaks of. */
const valuesOf = ({ cells }: ReportRow): Partial<Record<ReportColumnId, ReportCell["value"]>> =>
  Object.fromEntries(Object.entries(cells).map(([column, { value }]) => [column, value]));

const viewOf = (id: ReportId, level: ReportLevel) => {
  const { views } = reportHeads[id];
  return views.find((view) => view.level === level) ?? views[0];
};

/** A whole report as tests speak of it: its rows without their wrapping, the lines themselves, and the totals. */
export async function report(
  scope: Scope,
  id: ReportId,
  differing: Partial<ReportFilter> = {},
  level: ReportLevel = reportHeads[id].views[0].level,
) {
  const filter = { ...everything, ...differing };
  const { order } = viewOf(id, level);
  const { rows } = await listReport(scope, id, { filter, level, order, limit: 500 });
  return { rows: rows.map(valuesOf), lines: rows, totals: await sumReport(scope, id, { filter, level }) };
}

/** «Fakturaoversikt», by rising number. */
export async function invoices(scope: Scope, differing: Partial<ReportFilter> = {}) {
  const { rows, totals } = await report(scope, "invoices", differing);
  return { rows: rows.toReversed(), totals };
}

/** Two customers, one of them factored; four invoices, of which the last two are factored. */
export async function story(pool: Pool) {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const plain = await newCustomer(company, organisation({ name: "Ålesund 100% Rør AS" }));
  const factored = await newCustomer(
    company,
    organisation({ name: "Bodø Tak AS", useFactoring: true, deliveryMethod: "factoring" }),
  );
  const numbers: string[] = [];
  for (const customerNo of [plain, plain, factored, factored]) {
    numbers.push(String(await sendAndPrepare(company, await newDraft(company, customerNo))));
  }
  return { company, factoring, partner, plain, factored, numbers };
}

/** What `story` answers. */
export type Story = Awaited<ReturnType<typeof story>>;

/** The partner delivers the first invoice that it has. */
export async function deliver({ partner, factoring }: Story, text: string) {
  const [first] = await listPartnerInvoices(partner, factoring.connectionId, { limit: 1 });
  await expectOk(
    acknowledgeDelivery(partner, {
      invoiceId: first?.factoring.id ?? "",
      deliveredAt: new Date("2026-03-02T12:00:00Z"),
      channel: "email",
      text,
      factorKid: null,
      paymentAccount: null,
      dueDate: null,
      factorReference: null,
      pdf: tinyPdf(),
    }),
  );
}

/** The partner posts that a customer has paid so much of an invoice. */
export function settle(
  { partner, factored }: Story,
  {
    on,
    amount,
    number,
    eventKind = "payment",
  }: { on: IsoDate; amount: bigint; number: string; eventKind?: string },
) {
  const invoiceNo = Number(number);
  return expectOk(
    postPartnerVoucher(partner, {
      dryRun: false,
      externalReference: `${eventKind}-${number}-${on}`,
      voucherDate: on,
      description: eventKind,
      currency: "NOK",
      lines: [
        { account: 80_000, amount: ore(amount), eventKind, invoiceNo },
        { customerNo: factored, amount: ore(-amount), eventKind, invoiceNo },
      ],
    }),
  );
}

/** An invoice sent on paper on a day; answers its number. */
export async function sendOn(
  scope: Scope<ReadDb>,
  customerNo: number,
  invoiceDate: IsoDate,
): Promise<string> {
  const invoiceId = await newDraft(scope, customerNo);
  const sent = await expectOk(sendInvoice(scope, { invoiceId, invoiceDate, deliveryMethod: "print" }));
  return String(sent.number);
}

/** Sales, payments in parts, a credit note, an early payment and one that was too much, spread over a spring. */
export async function spring(pool: Pool) {
  const told = await story(pool);
  const { company, plain, factored, numbers } = told;
  await sendOn(company, plain, isoDate("2025-11-20"));
  await sendOn(company, factored, isoDate("2026-01-15"));
  await sendOn(company, plain, isoDate("2026-02-01"));
  await settle(told, { on: isoDate("2026-03-10"), amount: 250_000n, number: numbers[2] ?? "" });
  await settle(told, { on: isoDate("2026-04-10"), amount: 1_100_000n, number: numbers[2] ?? "" });
  await settle(told, { on: isoDate("2026-04-20"), amount: 1_250_000n, number: numbers[3] ?? "" });
  const [original] = (await report(company, "invoices", { q: numbers[0] ?? "" })).lines;
  const { invoiceId } = await expectOk(creditInvoice(company, { invoiceId: original?.id ?? "" }));
  await expectOk(
    sendInvoice(company, { invoiceId, invoiceDate: isoDate("2026-03-20"), deliveryMethod: "print" }),
  );
  await matchEarlyPayment(company, plain);
  return told;
}

/** Money that came before its invoice did, and was matched with it when both were there. */
async function matchEarlyPayment(company: Scope<ReadDb>, customerNo: number) {
  const posting = (accountNo: number, amount: bigint, subledgerNo: number | null) => ({
    accountNo,
    subledgerNo,
    amountOre: ore(amount),
    vatCode: null,
    text: "Forskuddsbetaling",
    dueDate: null,
    eventKind: null,
    invoiceId: null,
    kid: null,
    matchingReference: null,
    externalLineReference: null,
  });
  const posted = (voucherDate: IsoDate, amount: bigint) => ({
    voucherDate,
    kind: "manual" as const,
    source: "ui" as const,
    description: "Forskudd",
    createdBy: "tester",
    postings: [posting(1500, amount, customerNo), posting(1920, -amount, null)],
  });
  await begin(company, async (tx) => {
    const [paid, owed] = await insertVouchers(tx, 3, [
      posted(isoDate("2026-03-05"), -300_000n),
      posted(isoDate("2026-04-15"), 200_000n),
    ]);
    if (!paid || !owed) throw new Error("each voucher has its number");
    const [credit, debit] = [paid, owed].map((voucher) => ({ ...voucher, line: 1 }));
    if (credit && debit) await insertMatches(tx, [{ debit, credit, amountOre: ore(200_000n) }]);
  });
}
