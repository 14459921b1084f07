import type { ReportId } from "@/lib/domain/report";
import { agedReceivables } from "./aged-receivables";
import { creditNotes } from "./credit-notes";
import { customerLedger } from "./customer-ledger";
import { invoices } from "./invoices";
import { openItems } from "./open-items";
import type { Report } from "./report";
import { salesByCustomer } from "./sales-by-customer";

/** Every report there is. */
export const reports: Readonly<Record<ReportId, Report>> = {
  invoices,
  "open-items": openItems,
  "customer-ledger": customerLedger,
  "aged-receivables": agedReceivables,
  "sales-by-customer": salesByCustomer,
  "credit-notes": creditNotes,
};
