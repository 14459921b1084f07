import type { Result } from "./result";
import { ok, refuse } from "./result";

/** What stands first in a path and is no company: a company of that name could not be reached. */
export const reservedSlugs = ["api", "compat", "demo", "docs", "help", "login", "partner"] as const;

export type SlugRefusal = { readonly code: "slug_reserved" | "slug_invalid"; readonly slug: string };

/** Whether a company may stand in the path under this name: small letters, digits and single hyphens. */
export function decideSlug(slug: string): Result<string, SlugRefusal> {
  if (!/^[a-z0-9](-?[a-z0-9])*$/.test(slug)) return refuse({ code: "slug_invalid", slug });
  const reserved: readonly string[] = reservedSlugs;
  return reserved.includes(slug) ? refuse({ code: "slug_reserved", slug }) : ok(slug);
}
