import {
  availableInvoices,
  delivered,
  invoiceEhf,
  invoicesDelivered,
  updateStatus,
} from "@/lib/contracts/goapi/operations";
import { endpoint } from "@/lib/edge/endpoint";
import { goApi } from "@/lib/edge/goapi";
import { giveToken } from "@/lib/edge/partner-tokens";
import { downloadEhf } from "@/lib/services/factoring/download-ehf";
import { listAvailable, listDelivered } from "@/lib/services/goapi/list-invoices";
import { goApiDelivered, goApiUpdateStatus } from "@/lib/services/goapi/report";

const available = endpoint(availableInvoices, listAvailable);
const done = endpoint(invoicesDelivered, listDelivered);
const ehf = endpoint(invoiceEhf, downloadEhf);
const deliver = endpoint(delivered, goApiDelivered);
const update = endpoint(updateStatus, goApiUpdateStatus);

export const { GET, POST, PUT, PATCH, DELETE } = goApi([
  { method: "POST", path: "oauth/token", handler: giveToken, asIs: true },
  { method: "GET", path: "factoring/availableinvoices", handler: available },
  { method: "GET", path: "factoring/invoicesdelivered", handler: done },
  { method: "GET", path: "factoring/invoiceehf/{invoiceId}", handler: ehf },
  { method: "POST", path: "factoring/delivered", handler: deliver },
  { method: "POST", path: "factoring/updatefactoringinvoicestatus", handler: update },
]);
