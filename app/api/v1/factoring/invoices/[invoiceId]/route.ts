import { getInvoice } from "@/lib/contracts/partner-api/invoices";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readInvoice } from "@/lib/services/factoring/read-invoices";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(getInvoice, readInvoice),
});
