"use server";

import { addAttachmentInput, removeAttachmentInput } from "@/lib/contracts/attachment";
import { action } from "@/lib/edge/action";
import { addAttachment, removeAttachment } from "@/lib/services/invoices/attachments";

const add = action(addAttachmentInput, addAttachment);
const remove = action(removeAttachmentInput, removeAttachment);

/** «Legg til vedlegg»: one file. The editor keeps the list by itself, so that what is typed beside it stays. */
export async function addAttachmentAction(company: string, input: unknown) {
  return add(company, input);
}

/** «Fjern». */
export async function removeAttachmentAction(company: string, input: unknown) {
  return remove(company, input);
}
