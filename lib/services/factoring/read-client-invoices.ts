import type { z } from "zod";
import { type ClientInvoiceRow, findClientInvoice, listClientInvoices } from "@/db/queries/client-invoices";
import { findDocument } from "@/db/queries/documents";
import { listInvoiceLines } from "@/db/queries/partner-invoices";
import type { Scope } from "@/db/scope";
import type {
  getClientInvoice,
  getClientInvoicePdf,
  listClientInvoices as listContract,
} from "@/lib/contracts/partner-api/client-invoices";
import type { InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import { payTo } from "@/lib/domain/branding";
import { ZERO } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { connectionOf } from "./connection-of";
import { pageOf } from "./paging";
import { documentMoney, hex, lineView, partyOf, present } from "./partner-view";

type View = z.output<typeof listContract.output>["data"][number];

/** A page of what the client delivers itself, in the order it was sent (M30, edge 38). */
export async function readClientInvoices(
  scope: Scope,
  { assigned, ...input }: InputOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  const connectionId = connectionOf(scope);
  const rows = await listClientInvoices(scope, {
    ...input,
    assignedTo: assigned ? connectionId : undefined,
    limit: input.limit + 1,
  });
  return pageOf(
    rows,
    input,
    ({ invoice }) => present(invoice.feedSequence),
    (row) => view(row, connectionId),
  );
}

/** One of them whole, or null: what goes by factoring, and what was imported, is not there. */
export async function readClientInvoice(
  scope: Scope,
  { invoiceId }: InputOf<typeof getClientInvoice>,
): Promise<OutputOf<typeof getClientInvoice> | null> {
  const row = await findClientInvoice(scope, invoiceId);
  if (!row) return null;

  const lines = await listInvoiceLines(scope, row.invoice.id);
  const { originalInvoiceId } = row.invoice;
  return {
    ...view(row, connectionOf(scope)),
    originalInvoice:
      originalInvoiceId === null
        ? null
        : {
            id: originalInvoiceId,
            invoiceNo: present(row.originalNumber),
            invoiceDate: present(row.originalDate),
          },
    lines: lines.map(lineView),
  };
}

/** Its PDF as it is stored; not found until it is made. */
export async function downloadClientPdf(
  scope: Scope,
  { invoiceId }: InputOf<typeof getClientInvoicePdf>,
): Promise<Result<OutputOf<typeof getClientInvoicePdf>, { readonly code: "not_found" }>> {
  const row = await findClientInvoice(scope, invoiceId);
  const file = row?.pdfId ? await findDocument(scope, row.pdfId) : null;
  return file ? ok({ bytes: file.bytes, sha256: file.sha256 }) : refuse({ code: "not_found" });
}

function view({ invoice, ...row }: ClientInvoiceRow, connectionId: string): View {
  const { deliveryMethod, branding } = invoice;
  if (deliveryMethod === "factoring") throw new Error(`invoice ${invoice.id} is not the client's own`);
  const { bankAccount, payee } = payTo({ seller: present(invoice.seller), branding });
  return {
    id: invoice.id,
    type: invoice.kind,
    invoiceNo: present(invoice.number),
    originalInvoiceNo: row.originalNumber,
    invoiceDate: present(invoice.invoiceDate),
    deliveryDate: present(invoice.deliveryDate),
    dueDate: present(invoice.dueDate),
    // A sale of nothing leaves no item to settle.
    ...documentMoney(invoice, { ...row, remainingOre: row.remainingOre ?? ZERO }),
    ownKid: present(invoice.ownKid),
    deliveryMethod: present(deliveryMethod),
    paymentAccount: { bankAccount, payee },
    assigned: branding?.connectionId === connectionId,
    buyerReference: invoice.buyerReference,
    orderReference: invoice.orderReference,
    customer: partyOf(present(invoice.buyer)),
    pdf:
      row.pdfSha256 === null
        ? null
        : {
            sha256: hex(row.pdfSha256),
            size: present(row.pdfSize),
            href: `/api/v1/invoices/${invoice.id}/pdf`,
          },
    sentAt: present(invoice.sentAt),
    changedAt: invoice.changedAt,
    sequence: present(invoice.feedSequence),
  };
}
