import type { components, operations } from "@/lib/client/openapi";

type Schemas = components["schemas"];

/** The published shapes that this program handles, by the names it uses for them. */
export type Connection = Schemas["Connection"];
export type AgreementType = Connection["agreementType"];
export type Invoice = Schemas["FactoringInvoice"];
export type InvoiceDetail = Schemas["FactoringInvoiceDetail"];
export type InvoiceLine = Schemas["InvoiceLine"];
export type DeliveryMeta = Schemas["DeliveryMeta"];
export type Voucher = Schemas["VoucherInput"];
export type StatusReport = NonNullable<
  operations["reportStatus"]["requestBody"]
>["content"]["application/json"];
export type FactoringEvents = Schemas["FactoringEventsInput"];
export type DirectPayment = Schemas["DirectPayment"];
export type Posted = Schemas["PostedVoucher"];
export type VoucherLine = Schemas["VoucherLineInput"];

/** What of the API's invoice the document shows. */
export type PrintedInvoice = Pick<
  InvoiceDetail,
  | "type"
  | "invoiceNo"
  | "originalInvoiceNo"
  | "invoiceDate"
  | "deliveryDate"
  | "dueDate"
  | "buyerReference"
  | "orderReference"
  | "customerSnapshot"
  | "lines"
  | "netAmount"
  | "vatAmount"
  | "totalAmount"
  | "currency"
  | "nokAmounts"
> & { attachments: readonly Pick<Schemas["Attachment"], "filename">[] };
