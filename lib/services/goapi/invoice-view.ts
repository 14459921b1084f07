import type { z } from "zod";
import type { goApiInvoice, goApiOne } from "@/lib/contracts/goapi/invoice";
import type { factoringInvoice } from "@/lib/contracts/partner-api/invoice-shape";
import type { FactoringStatus } from "@/lib/domain/factoring";
import { goApiNumber, goApiStatusOf } from "@/lib/domain/goapi";
import { negate } from "@/lib/domain/money";

type Ours = z.output<typeof factoringInvoice>;

/** The statuses of what was delivered, whatever became of it since. */
export const deliveredStatuses: readonly FactoringStatus[] = [
  "delivered",
  "disputed",
  "on_hold",
  "collection",
  "recoursed",
  "completed",
];

/** An invoice in v1's words. A credit note's amount is negative: v1 has no type that would tell it from an invoice. */
export function goApiView(invoice: Ours): z.output<typeof goApiInvoice> {
  const { customer, status, totalAmount } = invoice;
  return {
    id: invoice.id,
    customerCode: customer.customerNo,
    customerEmail: customer.email,
    totalAmount: invoice.type === "credit_note" ? negate(totalAmount) : totalAmount,
    invoiceNo: invoice.invoiceNo,
    invoiceDeliveryDate: invoice.deliveryDate,
    invoiceDate: invoice.invoiceDate,
    dueDate: invoice.dueDate,
    createdDate: invoice.createdAt,
    isDelivered: deliveredStatuses.includes(status),
    originalInvoiceNo: invoice.originalInvoiceNo,
    factoringInvoiceStatus: goApiNumber(goApiStatusOf[status]),
    factoringInvoiceStatusDescription: invoice.statusDescription,
    debtorEmailAddress: customer.invoiceEmail ?? customer.email,
    debtorPhoneNumber: customer.phone,
    projectCode: null,
    projectName: null,
    departmentCode: null,
    departmentName: null,
  };
}

/** The answer to something that was done to an invoice. */
export function goApiAnswer(invoice: Ours): z.output<typeof goApiOne> {
  return { data: goApiView(invoice), success: true };
}
