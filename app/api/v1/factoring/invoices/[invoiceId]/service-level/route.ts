import { changeServiceLevel } from "@/lib/contracts/partner-api/statuses";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { changeServiceLevel as change } from "@/lib/services/factoring/change-service-level";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(changeServiceLevel, change),
});
