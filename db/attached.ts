import { sql } from "drizzle-orm";
import { invoiceAttachments } from "./schema/attachments";
import { documents } from "./schema/documents";
import { factoringInvoices } from "./schema/factoring";

/** A file that travels with an invoice, without its bytes. */
export type Attached = {
  readonly id: string;
  readonly filename: string;
  readonly mediaType: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
};

/**
 * The files of a factored invoice in their order, as one column beside its row. Not a join: a column is worked out for
 * the rows of the page alone, after they are sorted and cut, and not at all where rows are only counted.
 */
export const attachedFiles = sql<Attached[]>`(
  select coalesce(json_agg(json_build_object('id', d.id, 'filename', d.filename, 'mediaType', d.media_type, 'size', d.size,
    'sha256', encode(d.sha256, 'hex')) order by a.position), '[]')
  from ${invoiceAttachments} a join ${documents} d on d.company_id = a.company_id and d.id = a.document_id
  where a.company_id = ${factoringInvoices.companyId} and a.invoice_id = ${factoringInvoices.invoiceId})`.as(
  "attached",
);
