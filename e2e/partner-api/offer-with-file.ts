import { attach } from "../attachment-files";
import type { Company } from "../company";
import type { Ready } from "./calls";

/** Send an invoice with something attached that is offered to the partner; a timesheet when no file is given. */
export async function offerWithFile(
  company: Company,
  customerNo: number,
  files: readonly Parameters<typeof attach>[2][] = [undefined],
): Promise<Ready & { readonly attachmentId: string }> {
  const draft = await company.draft(customerNo);
  let attachmentId = "";
  for (const file of files) attachmentId = await attach(company.scope, draft, file);
  const { id, ...sent } = await company.send(draft);
  if (id === null) throw new Error("the invoice was not offered: activate factoring first");
  return { ...sent, id, attachmentId };
}
