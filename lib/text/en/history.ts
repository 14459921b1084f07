import type { history as nb } from "../nb/history";
import type { SameKeys } from "../texts";

export const history: SameKeys<typeof nb> = {
  title: "History",
  empty: "No events yet",
  by: "by {name}",
  system: "System",
  checksum: "SHA-256 {sha256}",
  events: {
    created: "Draft created",
    sent: "Invoice sent",
    preparing: "Being prepared for factoring",
    preparation_failed: "Preparation failed",
    ready: "Ready for the factoring company",
    fetched: "Fetched by the factoring company",
    ehf_downloaded: "EHF downloaded by the factoring company",
    delivered: "Delivered",
    delivery_pdf_replaced: "New PDF from the factoring company",
    status_changed: "New status from the factoring company",
    rejected: "Rejected by the factoring company",
    withdrawn: "Withdrawn",
    completed: "Completed",
    voucher_posted: "Voucher posted",
    credited: "Credited",
    copy_sent: "Invoice copy sent",
    printed: "Printed",
    emailed: "Sent by e-mail",
  },
};
