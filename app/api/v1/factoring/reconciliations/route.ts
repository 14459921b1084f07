import { postReconciliation } from "@/lib/contracts/partner-api/reconciliations";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { reconcile } from "@/lib/services/factoring/reconcile";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(postReconciliation, reconcile),
});
