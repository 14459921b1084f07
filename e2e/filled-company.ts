import type { Pool } from "@/db/client";
import { listApiCalls } from "@/db/queries/api-calls";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { findNamedInvoices } from "@/db/queries/partner-posting";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { insertAnswer } from "@/db/writes/idempotency";
import { saveHiddenColumns } from "@/db/writes/report-settings";
import { secretBox } from "@/lib/adapters/sealed";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { keepCalls } from "@/lib/services/access/keep-calls";
import { importCards } from "@/lib/services/customers/import-cards";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { changeMapping } from "@/lib/services/factoring/change-mapping";
import { reportCreditLimit } from "@/lib/services/factoring/report-credit-limit";
import { reportStatus } from "@/lib/services/factoring/report-status";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { createWebhookEndpoint, testWebhookEndpoint } from "@/lib/services/webhooks/manage-endpoints";
import { apiCall } from "./api-call";
import { attach, fileNamed } from "./attachment-files";
import { payDirectly } from "./direct-payments";
import {
  type ActiveFactoring,
  expectOk,
  line,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  newSupplier,
  organisation,
  partnerScope,
  person,
  sendAndPrepare,
  supplier,
  testDate,
  tinyPdf,
} from "./factories";
import { type FilledAlternative, fillAlternative } from "./filled-alternative";
import { fillCurrency } from "./filled-currency";
import { type FilledDunning, fillDunning } from "./filled-dunning";
import { fillElsewhere } from "./filled-elsewhere";
import { fillFollowUp } from "./filled-follow-up";
import { postBack } from "./filled-postings";
import { type FilledRecurring, fillRecurring } from "./filled-recurring";

/** A company with something in every table, and the names of it. */
export type FilledCompany = {
  readonly scope: Scope<ReadDb> & { readonly slug: string };
  readonly partner: Scope<ReadDb>;
  readonly factoring: ActiveFactoring;
  readonly customerNo: number;
  readonly supplierNo: number;
  /** Delivered by the partner and paid in part. */
  readonly deliveredId: string;
  readonly deliveredNo: number;
  /** The delivered invoice as the partner knows it, and its EHF. */
  readonly factoringId: string;
  readonly documentId: string;
  readonly readyId: string;
  /** What travels with the delivered invoice. */
  readonly attachmentId: string;
  /** Sent to factoring, its EHF not made yet. */
  readonly preparingId: string;
  readonly printedId: string;
  /** A credit note of the printed invoice, sent. */
  readonly creditNoteId: string;
  /** An invoice of another system; its number there is the mark. */
  readonly importedId: string;
  readonly importId: string;
  /** Transferred to the bureau of the old factoring solution. */
  readonly transferredId: string;
  /** A loss is posted on a part of it. */
  readonly lostId: string;
  readonly draftId: string;
  readonly voucherReference: string;
  /** The document behind that voucher, as the partner sent it in. */
  readonly uploadId: string;
  readonly uploadSha256: Uint8Array;
  readonly idempotencyKey: string;
  /** Own customers that have been reminded. */
  readonly dunning: FilledDunning;
  /** Recurring invoices: one failed, one waits, one is due. */
  readonly recurring: FilledRecurring;
  /** An alternative integration beside the dedicated one. */
  readonly alternative: FilledAlternative;
  /** A webhook endpoint and a message on its way to it. */
  readonly webhook: { readonly endpointId: string; readonly deliveryId: string };
  /** A call that its partner has made. */
  readonly apiCallId: string;
  /** An open direct payment of the delivered invoice, and a line of the bank that waits. */
  readonly directPaymentId: string;
  readonly bankLineId: string;
  /** A report in which the user has hidden columns. */
  readonly userId: string;
  readonly report: string;
};

/**
 * Fill a company by its ordinary verbs: customers of both kinds, invoices in every VAT code of sales and of every
 * status that matters, a credit note, a payment in part, files and answers kept.
 *
 * @param mark stands in every free text, so that a test can tell whose a row is
 */
export async function fillCompany(pool: Pool, mark: string): Promise<FilledCompany> {
  const actor = { kind: "user", userId: mark, name: mark, role: "administrator" } as const;
  const scope = await newCompany(pool, { actor });
  const factoring = await changeDeviation(scope, await newFactoring(pool, scope), mark);
  const partner = partnerScope(scope, factoring);
  const factored = { useFactoring: true, deliveryMethod: "factoring" } as const;
  const customerNo = await newCustomer(
    scope,
    organisation({ ...factored, name: `${mark} Bygg AS`, buyerReference: mark }),
  );
  await importCorrection(scope, mark);
  const wholesaler = supplier({ name: `${mark} Engros AS`, email: `${mark}@engros.example` });
  const supplierNo = await newSupplier(scope, wholesaler);
  const draft = (...lines: Parameters<typeof line>[0][]) =>
    newDraft(
      scope,
      customerNo,
      lines.map((each) => line({ text: mark, ...each })),
    );

  const printedId = await draft({ vatCode: 51, accountNo: 3120 }, { vatCode: 6, accountNo: 3200 });
  await expectOk(
    sendInvoice(scope, { invoiceId: printedId, invoiceDate: testDate, deliveryMethod: "print" }),
  );
  const { invoiceId: creditNoteId } = await expectOk(creditInvoice(scope, { invoiceId: printedId }));
  await expectOk(
    sendInvoice(scope, { invoiceId: creditNoteId, invoiceDate: testDate, deliveryMethod: "print" }),
  );

  const deliveredId = await draft(
    {},
    { vatCode: 31, accountNo: 3030, unitPriceOre: ore(3_333n) },
    { vatCode: 33, accountNo: 3050, discountBasisPoints: 333 },
  );
  const sent = await sendWithFile(scope, deliveredId, mark);
  const [offered] = await listPartnerInvoices(partner, factoring.connectionId, { limit: 1 });
  const factoringId = offered?.factoring.id ?? "";
  const documentId = offered?.factoring.ehfDocumentId ?? "";
  await deliver(partner, factoringId, mark);
  const told = await postBack(partner, { customerNo, invoiceNo: sent.deliveredNo, factoringId, mark });
  await limitCredit(partner, customerNo);

  const readyId = await draft({ vatCode: 5, accountNo: 3100 }, { vatCode: 52, accountNo: 3120 });
  await sendAndPrepare(scope, readyId);
  const preparingId = await draft({});
  await expectOk(sendInvoice(scope, { invoiceId: preparingId, invoiceDate: testDate }));
  await holdOne(scope, partner, factoring.connectionId, await draft({}), mark);

  await begin(scope, (tx) => saveHiddenColumns(tx, mark, "invoices", [mark]));
  await fillCurrency(scope, partner, { customerNo, mark });
  await fillFollowUp({ scope, partner, factoring, customerNo, mark });
  const ids = {
    deliveredId,
    ...sent,
    factoringId,
    documentId,
    userId: mark,
    report: "invoices",
    readyId,
    preparingId,
    printedId,
    creditNoteId,
    ...(await fillElsewhere(pool, scope, customerNo, mark)),
  };
  return {
    scope,
    partner,
    factoring,
    customerNo,
    supplierNo,
    ...ids,
    draftId: await draft({}),
    ...(await payDirectly(scope, deliveredId, mark)),
    ...told,
    idempotencyKey: await keepAnswer(partner, factoring.connectionId, mark),
    dunning: await fillDunning(scope, mark),
    recurring: await fillRecurring(scope, customerNo, mark),
    alternative: await fillAlternative(pool, scope, mark),
    webhook: await openWebhook(partner, mark),
    apiCallId: await keepCall(pool, partner, factoring.connectionId, mark),
  };
}

/** Send a draft with something attached to it. */
async function sendWithFile(scope: Scope<ReadDb>, invoiceId: string, mark: string) {
  const attachmentId = await attach(scope, invoiceId, fileNamed(`${mark}.pdf`, tinyPdf(mark)));
  return { attachmentId, deliveredNo: await sendAndPrepare(scope, invoiceId) };
}

/** A person, and a file that corrects his card. */
async function importCorrection(scope: Scope, mark: string): Promise<void> {
  const card = person({ firstName: mark, lastName: "Nordmann", name: `${mark} Nordmann` });
  const customerNo = await newCustomer(scope, card);
  const file = {
    filename: `${mark}.csv`,
    bytes: new TextEncoder().encode(`Kundenr;Telefon\n${customerNo};90 00 00 02\n`),
  };
  await expectOk(importCards(scope, { ...file, mapping: null, save: "good", csv: false }, () => ""));
}

/** An answer that a request of the partner's was given. Answers its key. */
async function keepAnswer(partner: Scope<ReadDb>, connectionId: string, mark: string): Promise<string> {
  const key = `key-${mark}`;
  const answer = { connectionId, key, requestHash: new Uint8Array(32) };
  await begin(partner, (tx) => insertAnswer(tx, { ...answer, status: 201, body: { mark } }));
  return key;
}

/** The deviation account is another than it was at activation. */
async function changeDeviation(
  scope: Scope,
  active: ActiveFactoring,
  mark: string,
): Promise<ActiveFactoring> {
  const mapping = {
    clearing: { subledgerNo: 80_000 },
    bank: { accountNo: 1920 },
    fee: { accountNo: 7770 },
    financing_cost: { accountNo: 8159 },
    interest_income: { accountNo: 8055 },
    deviation: { newAccount: { accountNo: 2998, name: `${mark} avvik` } },
  };
  await expectOk(changeMapping(scope, { connectionId: active.connectionId, mapping }));
  return active;
}

async function openWebhook(partner: Scope<ReadDb>, mark: string): Promise<FilledCompany["webhook"]> {
  const means = { box: secretBox("only for the tests of this machine"), rule: { allowLoopback: false } };
  const url = `https://partner.example/${mark}`;
  const { id: endpointId } = await expectOk(createWebhookEndpoint(partner, means, { url, types: [] }));
  const { id: deliveryId } = await expectOk(testWebhookEndpoint(partner, { endpointId }));
  return { endpointId, deliveryId };
}

/** A call of the partner's, with the mark in its path. Answers its id. */
async function keepCall(
  pool: Pool,
  partner: Scope<ReadDb>,
  connectionId: string,
  mark: string,
): Promise<string> {
  const call = { ...apiCall(partner.companyId, connectionId), path: `/api/v1/connection?${mark}` };
  await keepCalls(pool, [call]);
  const [kept] = await listApiCalls(partner, connectionId, { limit: 1 });
  return kept?.id ?? "";
}

async function deliver(partner: Scope, invoiceId: string, mark: string): Promise<void> {
  const absent = { factorKid: null, paymentAccount: null, dueDate: null };
  const deliveredAt = new Date("2026-03-02T12:00:00Z");
  const receipt = {
    invoiceId,
    deliveredAt,
    channel: "email" as const,
    text: mark,
    ...absent,
    factorReference: mark,
  };
  await expectOk(acknowledgeDelivery(partner, { ...receipt, pdf: tinyPdf(mark) }));
}

/** One more that is delivered, and then put on hold. */
async function holdOne(
  scope: Scope<ReadDb>,
  partner: Scope<ReadDb>,
  connectionId: string,
  invoiceId: string,
  mark: string,
): Promise<void> {
  const number = await sendAndPrepare(scope, invoiceId);
  const [named] = await findNamedInvoices(partner, connectionId, { numbers: [number], ids: [] });
  const held = named?.factoringId ?? "";
  await deliver(partner, held, mark);
  const nothing = { nextEvent: null, nextEventDate: null, occurredAt: partner.now };
  const holdUntil = isoDate("2026-04-01");
  await expectOk(
    reportStatus(partner, { ...nothing, invoiceId: held, status: "on_hold", description: mark, holdUntil }),
  );
}

async function limitCredit(partner: Scope<ReadDb>, customerNo: number): Promise<void> {
  const limits = { limit: ore(2_000_000n), used: ore(1_250_000n), validTo: isoDate("2026-12-31") };
  await expectOk(reportCreditLimit(partner, { customerNo, ...limits }));
}
