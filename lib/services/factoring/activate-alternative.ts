import { findActiveAlternative, findIntegration } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { insertClientKey, insertConnection, insertMapping } from "@/db/writes/connections";
import { insertEvents } from "@/db/writes/events";
import { hashSecret, newSecret } from "@/lib/adapters/secrets";
import type { MappingChoices, MappingRefusal } from "@/lib/domain/account-mapping";
import type { SeriesFull } from "@/lib/domain/chart";
import type { AgreementType } from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { assigningTemplate, type TemplateRefusal } from "./alternative-template";
import { judgeMapping, makeAccounts } from "./apply-mapping";

export type ActivateAlternative = {
  readonly integrationSlug: string;
  readonly agreementType: AgreementType;
  /** The template whose account and notice its invoices carry (edge 39). */
  readonly templateId: string;
  /** Every needed event kind: the standard six, and those that the partner declares. */
  readonly mapping: MappingChoices;
};

export type AlternativeActivated = {
  readonly connectionId: string;
  readonly integrationName: string;
  /** Shown once; only its hash is kept. */
  readonly clientKey: string;
};

export type ActivateAlternativeRefusal =
  | TemplateRefusal
  | { readonly code: "not_found" }
  | { readonly code: "already_active"; readonly name: string }
  | MappingRefusal
  | SeriesFull;

/**
 * Take an alternative integration into use (M30): a connection with its template, account mapping and key. Nothing
 * changes on the customers, neither «Bruk Factoring» nor any delivery method: the template goes on what the company
 * itself sends. A dedicated integration may be active beside it (edge 38).
 */
export function activateAlternative(
  scope: Scope,
  input: ActivateAlternative,
): Promise<Result<AlternativeActivated, ActivateAlternativeRefusal | TransactRefusal>> {
  return transact<AlternativeActivated, ActivateAlternativeRefusal>(
    scope,
    "factoring/activate-alternative",
    async (tx) => {
      const integration = await findIntegration(tx, input.integrationSlug);
      if (integration?.kind !== "factoring_alternative") return refuse({ code: "not_found" });
      const active = await findActiveAlternative(tx);
      if (active) return refuse({ code: "already_active", name: active.name });
      const template = await assigningTemplate(tx, input.templateId);
      if (!template.ok) return template;
      const judged = await judgeMapping(tx, integration, input.mapping);
      if (!judged.ok) return judged;
      const accounts = await makeAccounts(tx, integration, judged.value);
      if (!accounts.ok) return accounts;

      const connectionId = await insertConnection(tx, {
        integrationId: integration.id,
        name: integration.name,
        kind: integration.kind,
        agreementType: input.agreementType,
        activatedBy: tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind,
        brandingTemplateId: template.value,
      });
      await insertMapping(tx, connectionId, accounts.value);
      const clientKey = newSecret("fck");
      await insertClientKey(tx, { connectionId, keyHash: hashSecret(clientKey), hint: clientKey.slice(-4) });
      await insertEvents(tx, [{ connectionId, type: "connection.activated", subjectId: connectionId }]);
      return ok({ connectionId, integrationName: integration.name, clientKey });
    },
  );
}
