import { getCustomer } from "@/lib/contracts/partner-api/customers";
import { readEndpoint } from "@/lib/edge/endpoint";
import { resource } from "@/lib/edge/resource";
import { readCustomer } from "@/lib/services/factoring/read-customers";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: readEndpoint(getCustomer, readCustomer),
});
