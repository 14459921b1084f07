import type { reports as nb } from "../nb/reports";
import type { SameKeys } from "../texts";

export const reports: SameKeys<typeof nb> = {
  title: "Reports",
  invoices: "Invoice overview",
  invoicesText: "All invoices and credit notes with status, amounts and settlement.",
  from: "From date",
  to: "To date",
  noRows: "No rows in the period",
  noRowsNext: "Choose a longer period or clear the filters.",
};
