import { reportCreditLimit } from "@/lib/contracts/partner-api/customers";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { reportCreditLimit as report } from "@/lib/services/factoring/report-credit-limit";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(reportCreditLimit, report),
});
