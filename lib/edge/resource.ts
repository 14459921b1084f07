import { randomUUID } from "node:crypto";
import { commonHeaders } from "./answer";
import { type Handler, occasionOf } from "./endpoint";
import { foreignMethodPath, usualMethods } from "./foreign-methods";
import { problemResponse } from "./problem";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

type Method = (typeof methods)[number];

/** What a route file exports: `OPTIONS` too, which Next alone would answer without a request id. */
type Exported = Record<Method | "OPTIONS", Handler>;

/**
 * All methods of one address: those given, and for the rest a 405 that names them, where Next alone would
 * answer an empty body. A route file exports what it answers, destructured.
 */
export function resource(handlers: Partial<Record<Method, Handler>>): Exported {
  const allow = methods.filter((method) => handlers[method]);
  const refuseMethod: Handler = async (request) =>
    problemResponse({ code: "method_not_allowed", allow }, occasionOf(request));

  return {
    GET: handlers.GET ?? refuseMethod,
    POST: handlers.POST ?? refuseMethod,
    PUT: handlers.PUT ?? refuseMethod,
    PATCH: handlers.PATCH ?? refuseMethod,
    DELETE: handlers.DELETE ?? refuseMethod,
    OPTIONS: async () =>
      new Response(null, {
        status: 204,
        headers: { ...commonHeaders(randomUUID()), Allow: allow.join(", ") },
      }),
  };
}

const unknownAddress: Handler = async (request) => {
  const occasion = occasionOf(request);
  return occasion.instance === foreignMethodPath
    ? problemResponse({ code: "method_not_allowed", allow: usualMethods }, occasion)
    : problemResponse({ code: "not_found" }, occasion);
};

/** An address under `/api/v1` that no route answers. */
export const unknownResource: Exported = {
  GET: unknownAddress,
  POST: unknownAddress,
  PUT: unknownAddress,
  PATCH: unknownAddress,
  DELETE: unknownAddress,
  OPTIONS: unknownAddress,
};
