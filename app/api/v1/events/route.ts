import { listEvents } from "@/lib/contracts/partner-api/events";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readEvents } from "@/lib/services/factoring/read-events";

/** The partner's feed. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(listEvents, readEvents),
});
