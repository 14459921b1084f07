import type { Pool } from "@/db/client";
import type { ReadDb, Scope } from "@/db/scope";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { newAlternative } from "./alternative-factories";
import { assigningTemplate, newTemplate } from "./branding-factories";
import { expectOk, line, newCustomer, newDraft, organisation, testDate } from "./factories";

/** What a filled company has of the alternative way (M30). */
export type FilledAlternative = {
  readonly connectionId: string;
  readonly integrationSlug: string;
  /** A template that a customer names. */
  readonly templateId: string;
  readonly customerNo: number;
  /** Sent by the company itself with the integration's template, and not settled. */
  readonly invoiceId: string;
  readonly invoiceNo: number;
};

/** An alternative integration beside the dedicated one, with an invoice that is to be paid to it. */
export async function fillAlternative(
  pool: Pool,
  scope: Scope<ReadDb>,
  mark: string,
): Promise<FilledAlternative> {
  const templateId = await newTemplate(scope, assigningTemplate({ name: `${mark} mal`, isDefault: true }));
  const { connectionId, integrationSlug } = await newAlternative(pool, scope);
  await newCustomer(scope, organisation({ name: `${mark} Egen AS`, brandingTemplateId: templateId }));
  const customerNo = await newCustomer(scope, organisation({ name: `${mark} Tinde AS` }));
  const invoiceId = await newDraft(scope, customerNo, [line({ text: mark })]);
  const sent = await expectOk(sendInvoice(scope, { invoiceId, invoiceDate: testDate }));
  return { connectionId, integrationSlug, templateId, customerNo, invoiceId, invoiceNo: sent.number };
}
