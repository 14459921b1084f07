import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** What a request that names no resource's method is turned to; the catch-all under `/api/v1` answers 405 there. */
export const foreignMethodPath = "/api/v1/unsupported-method";

/** The methods that some address has. */
export const usualMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/**
 * Lead requests that Next cannot read to an answer of ours: of TRACE, and of an asterisk for an address, it makes a 500, since
 * the Fetch API has no request for them. Node tells of each request before it is handled.
 */
export function leadForeignMethods(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    const method = request.method ?? "";
    if (usualMethods.some((usual) => usual === method) && request.url !== "*") return;
    request.method = "GET";
    request.url = foreignMethodPath;
  });
}
