import { postFactoringEvents } from "@/lib/contracts/partner-api/factoring-events";
import { endpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { postFactoringEvents as post } from "@/lib/services/vouchers/post-events";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: endpoint(postFactoringEvents, post),
});
