import { reportStatus } from "@/lib/contracts/partner-api/statuses";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { reportStatus as report } from "@/lib/services/factoring/report-status";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: endpoint(reportStatus, report) });
