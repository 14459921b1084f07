import { pino } from "pino";

/** One JSON line an event, on standard output. Secrets never reach it: callers log ids and codes, not headers or bodies. */
export const log = pino({
  base: null,
  redact: ["headers", "authorization", "password", "*.password", "*.authorization"],
});
