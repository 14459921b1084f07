import { type Handler, occasionOf } from "./endpoint";
import { problemResponse } from "./problem";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

type Method = (typeof methods)[number];

/**
 * All methods of one address: those given, and for the rest a 405 that names them, where Next alone would
 * answer an empty body. A route file exports what it answers, destructured.
 */
export function resource(handlers: Partial<Record<Method, Handler>>): Record<Method, Handler> {
  const allow = methods.filter((method) => handlers[method]);
  const refuseMethod: Handler = async (request) =>
    problemResponse({ code: "method_not_allowed", allow }, occasionOf(request));

  return {
    GET: handlers.GET ?? refuseMethod,
    POST: handlers.POST ?? refuseMethod,
    PUT: handlers.PUT ?? refuseMethod,
    PATCH: handlers.PATCH ?? refuseMethod,
    DELETE: handlers.DELETE ?? refuseMethod,
  };
}

const unknownAddress: Handler = async (request) =>
  problemResponse({ code: "not_found" }, occasionOf(request));

/** An address under `/api/v1` that no route answers. */
export const unknownResource: Record<Method, Handler> = {
  GET: unknownAddress,
  POST: unknownAddress,
  PUT: unknownAddress,
  PATCH: unknownAddress,
  DELETE: unknownAddress,
};
