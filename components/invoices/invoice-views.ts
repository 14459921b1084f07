/** The lists of the page «Fakturaer». */
export const invoiceViews = ["drafts", "sent", "late", "credit_notes"] as const;

export type InvoiceView = (typeof invoiceViews)[number];

/** How each is called in the address. */
export const viewParameter: Record<InvoiceView, string> = {
  drafts: "drafts",
  sent: "sent",
  late: "late",
  credit_notes: "credit-notes",
};

/** The list that an address asks for; the sent ones when it asks for none. */
export function viewOf(parameter: string | undefined): InvoiceView {
  return invoiceViews.find((view) => viewParameter[view] === parameter) ?? "sent";
}
