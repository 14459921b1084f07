import type { Registry, RegistryRefusal } from "@/lib/adapters/enhetsregisteret";
import type { RegistryUnit } from "@/lib/domain/registry-unit";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { tidiedOrgNr } from "@/lib/domain/tidy-text";

export type LookUpRefusal = RegistryRefusal | { readonly code: "registry_off" };

/**
 * Ask Enhetsregisteret for a unit by organisation number or name (M12). Nothing is written; what it answers is put into
 * the card's fields for a person to look at. A registry that is off or does not answer is no hindrance: entry goes on by hand.
 */
export async function lookUpRegistry(
  registry: Registry | null,
  query: string,
): Promise<Result<{ units: RegistryUnit[] }, LookUpRefusal>> {
  if (!registry) return refuse({ code: "registry_off" });

  const orgNr = tidiedOrgNr(query);
  if (orgNr !== null) {
    const found = await registry.find(orgNr);
    return found.ok ? ok({ units: [found.value] }) : found;
  }
  const found = await registry.search(query.trim());
  if (!found.ok) return found;
  return found.value.length > 0 ? ok({ units: found.value }) : refuse({ code: "registry_not_found" });
}
