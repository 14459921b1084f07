import { getStatement } from "@/lib/contracts/partner-api/finance-account";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readStatement } from "@/lib/services/factoring/read-statement";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(getStatement, readStatement),
});
