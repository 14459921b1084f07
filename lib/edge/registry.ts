import { enhetsregisteret, type Registry } from "@/lib/adapters/enhetsregisteret";
import { env } from "@/lib/env";

/** Enhetsregisteret, or null when no address of it is set: it is off until somebody turns it on. */
export function registry(): Registry | null {
  const base = env().ENHETSREGISTERET_URL;
  return base === undefined ? null : enhetsregisteret(base.replace(/\/+$/, ""));
}
