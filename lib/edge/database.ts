import { openPool, type Pool } from "@/db/client";
import { required } from "@/lib/env";

const held = globalThis as { fordringPool?: Pool };

/**
 * This process's connections, opened at first use (a build needs no database) and kept across hot reloads,
 * which would otherwise open eight more each time.
 */
export function pool(): Pool {
  held.fordringPool ??= openPool(required("DATABASE_URL"));
  return held.fordringPool;
}
