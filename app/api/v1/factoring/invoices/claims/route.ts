import { claimInvoices } from "@/lib/contracts/partner-api/invoices";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { claimInvoices as claim } from "@/lib/services/factoring/claim-invoices";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: endpoint(claimInvoices, claim) });
