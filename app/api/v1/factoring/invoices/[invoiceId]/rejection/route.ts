import { rejectInvoice } from "@/lib/contracts/partner-api/statuses";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { rejectInvoice as reject } from "@/lib/services/factoring/report-status";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: endpoint(rejectInvoice, reject) });
