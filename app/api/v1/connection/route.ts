import { getConnection } from "@/lib/contracts/partner-api/connection";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readConnection } from "@/lib/services/factoring/read-connection";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(getConnection, readConnection),
});
