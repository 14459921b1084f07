import type { Pool } from "@/db/client";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { insertAnswer } from "@/db/writes/idempotency";
import { saveHiddenColumns } from "@/db/writes/report-settings";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { importCards } from "@/lib/services/customers/import-cards";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
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
  person,
  sendAndPrepare,
  testDate,
  tinyPdf,
} from "./factories";

/** A company with something in every table, and the names of it. */
export type FilledCompany = {
  readonly scope: Scope<ReadDb> & { readonly slug: string };
  readonly partner: Scope<ReadDb>;
  readonly factoring: ActiveFactoring;
  readonly customerNo: number;
  /** Delivered by the partner and paid in part. */
  readonly deliveredId: string;
  readonly deliveredNo: number;
  /** The delivered invoice as the partner knows it, and its EHF. */
  readonly factoringId: string;
  readonly documentId: string;
  readonly readyId: string;
  /** Sent to factoring, its EHF not made yet. */
  readonly preparingId: string;
  readonly printedId: string;
  /** A credit note of the printed invoice, sent. */
  readonly creditNoteId: string;
  readonly draftId: string;
  readonly voucherReference: string;
  readonly idempotencyKey: string;
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
  const factoring = await newFactoring(pool, scope);
  const partner = partnerScope(scope, factoring);
  const factored = { useFactoring: true, deliveryMethod: "factoring" } as const;
  const customerNo = await newCustomer(
    scope,
    organisation({ ...factored, name: `${mark} Bygg AS`, buyerReference: mark }),
  );
  await importCorrection(scope, mark);
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
  const deliveredNo = await sendAndPrepare(scope, deliveredId);
  const [offered] = await listPartnerInvoices(partner, factoring.connectionId, { limit: 1 });
  const factoringId = offered?.factoring.id ?? "";
  const documentId = offered?.factoring.ehfDocumentId ?? "";
  await deliver(partner, factoringId, mark);
  const voucherReference = await payInPart(partner, { customerNo, invoiceNo: deliveredNo, mark });

  const readyId = await draft({ vatCode: 5, accountNo: 3100 }, { vatCode: 52, accountNo: 3120 });
  await sendAndPrepare(scope, readyId);
  const preparingId = await draft({});
  await expectOk(sendInvoice(scope, { invoiceId: preparingId, invoiceDate: testDate }));

  const idempotencyKey = `key-${mark}`;
  const answer = {
    connectionId: factoring.connectionId,
    key: idempotencyKey,
    requestHash: new Uint8Array(32),
  };
  await begin(partner, (tx) => insertAnswer(tx, { ...answer, status: 201, body: { mark } }));
  const report = "invoices";
  await begin(scope, (tx) => saveHiddenColumns(tx, mark, report, [mark]));
  const ids = {
    deliveredId,
    deliveredNo,
    factoringId,
    documentId,
    userId: mark,
    report,
    readyId,
    preparingId,
    printedId,
    creditNoteId,
  };
  return {
    scope,
    partner,
    factoring,
    customerNo,
    ...ids,
    draftId: await draft({}),
    voucherReference,
    idempotencyKey,
  };
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

/** Half of what remains is paid through the clearing account. Answers the voucher's reference. */
async function payInPart(
  partner: Scope,
  { customerNo, invoiceNo, mark }: { customerNo: number; invoiceNo: number; mark: string },
): Promise<string> {
  const externalReference = `ref-${mark}`;
  const amount = ore(400_000n);
  await expectOk(
    postPartnerVoucher(partner, {
      dryRun: false,
      externalReference,
      voucherDate: isoDate("2026-03-16"),
      description: `${mark} payment`,
      currency: "NOK",
      lines: [
        { account: 80_000, amount, eventKind: "payment", invoiceNo, text: mark },
        { customerNo, amount: ore(-amount), eventKind: "payment", invoiceNo, matchingReference: mark },
      ],
    }),
  );
  return externalReference;
}
