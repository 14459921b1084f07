import { randomBytes } from "node:crypto";
import type { Pool } from "@/db/client";
import type { ReadDb, Scope } from "@/db/scope";
import { saveIntegration } from "@/db/writes/connections";
import { hashSecret, newSecret } from "@/lib/adapters/secrets";
import { alternativeScopes } from "@/lib/domain/actor";
import {
  type AlternativeActivated,
  activateAlternative,
} from "@/lib/services/factoring/activate-alternative";
import { assigningTemplate, newTemplate } from "./branding-factories";
import { expectOk, syntheticOrgNr } from "./factories";

export type ActiveAlternative = AlternativeActivated & {
  readonly applicationKey: string;
  readonly integrationSlug: string;
  readonly templateId: string;
};

/** Where a test's alternative integration posts. */
export const alternativeMapping = {
  clearing: { newSubledger: true },
  bank: { accountNo: 1920 },
  fee: { accountNo: 7770 },
  financing_cost: { accountNo: 8159 },
  interest_income: { accountNo: 8055 },
  deviation: { accountNo: 2999 },
} as const;

/** An alternative partner in the catalogue. */
export async function newAlternativePartner(
  pool: Pool,
  name = "Tinde Oppgjør",
): Promise<{ applicationKey: string; integrationSlug: string }> {
  const applicationKey = newSecret("fak");
  const integrationSlug = `a-${randomBytes(6).toString("hex")}`;
  await saveIntegration(pool, {
    slug: integrationSlug,
    name,
    kind: "factoring_alternative",
    orgNr: syntheticOrgNr(9100),
    description: "Du sender fakturaen selv.",
    services: ["financing"],
    applicationKeyHash: hashSecret(applicationKey),
    scopes: [...alternativeScopes],
  });
  return { applicationKey, integrationSlug };
}

/** A company connected to an alternative partner of its own, with a template that assigns the claims. */
export async function newAlternative(pool: Pool, scope: Scope): Promise<ActiveAlternative> {
  const partner = await newAlternativePartner(pool);
  const templateId = await newTemplate(scope, assigningTemplate());
  const { integrationSlug } = partner;
  const activated = await expectOk(
    activateAlternative(scope, {
      integrationSlug,
      agreementType: "financing",
      templateId,
      mapping: alternativeMapping,
    }),
  );
  return { ...activated, ...partner, templateId };
}

/** The partner's own scope in the company, for verbs called without HTTP. */
export function alternativeScope(
  scope: Scope<ReadDb>,
  { connectionId, integrationName }: AlternativeActivated,
): Scope<ReadDb> {
  return { ...scope, actor: { kind: "partner", connectionId, integrationName, scopes: alternativeScopes } };
}
