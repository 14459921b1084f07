import type { NewIntegration } from "@/db/writes/connections";
import { hashSecret } from "@/lib/adapters/secrets";
import { partnerScopes } from "@/lib/domain/actor";
import { factor } from "@/lib/partner/company";
import { inventedOrgNr } from "./numbers";

/** The factoring company of the demo, which the built-in partner plays. */
export function poFactoring(applicationKey: string): NewIntegration {
  return {
    slug: "po-factoring",
    name: factor.name,
    kind: "factoring_dedicated",
    orgNr: factor.orgNr,
    description: "Finansiering, reskontro og inkasso. Fakturaene hentes, leveres og følges opp for deg.",
    services: ["financing", "ledger", "reminders", "collection"],
    applicationKeyHash: hashSecret(applicationKey),
    scopes: [...partnerScopes],
  };
}

/** One that works the other way (M30): the client delivers the invoice itself. */
export function alternative(applicationKey: string): NewIntegration {
  return {
    slug: "tinde-oppgjor",
    name: "Tinde Oppgjør",
    kind: "factoring_alternative",
    orgNr: inventedOrgNr(1_620_311),
    description: "Du sender fakturaen selv, med vårt kontonummer og vår pantsettingstekst.",
    services: ["financing"],
    applicationKeyHash: hashSecret(applicationKey),
    scopes: [...partnerScopes],
  };
}
