import { findActiveConnection, findIntegration } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { insertClientKey, insertConnection, insertMapping } from "@/db/writes/connections";
import { insertEvents } from "@/db/writes/events";
import { turnFactoringOn } from "@/db/writes/factoring-switch";
import { hashSecret, newSecret } from "@/lib/adapters/secrets";
import type { MappingChoices, MappingRefusal } from "@/lib/domain/account-mapping";
import type { SeriesFull } from "@/lib/domain/chart";
import type { AgreementType } from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { judgeMapping, makeAccounts } from "./apply-mapping";
import { type LegacyRefusal, legacyIsEnded } from "./legacy-checklist";

export type ActivateInput = {
  readonly integrationSlug: string;
  readonly agreementType: AgreementType;
  /** Every needed event kind: the standard six, and those that the partner declares. */
  readonly mapping: MappingChoices;
};

export type Activated = {
  readonly connectionId: string;
  readonly integrationName: string;
  readonly customersChanged: number;
  /** Shown once; only its hash is kept. */
  readonly clientKey: string;
};

export type ActivateRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "already_active"; readonly name: string }
  | LegacyRefusal
  | SeriesFull
  | MappingRefusal;

/**
 * Activate a dedicated factoring integration (M4): the connection, its account mapping with the accounts it makes, its
 * key, and «Bruk Factoring» with the integration's delivery method on every customer, in one transaction. Each
 * customer's earlier method is remembered. Another agreement may be winding down meanwhile (edge 38).
 */
export function activateFactoring(
  scope: Scope,
  { integrationSlug, agreementType, mapping }: ActivateInput,
): Promise<Result<Activated, ActivateRefusal | TransactRefusal>> {
  return transact<Activated, ActivateRefusal>(scope, "factoring/activate", async (tx) => {
    const integration = await findIntegration(tx, integrationSlug);
    if (integration?.kind !== "factoring_dedicated") return refuse({ code: "not_found" });
    const active = await findActiveConnection(tx);
    if (active) return refuse({ code: "already_active", name: active.name });
    const ended = await legacyIsEnded(tx);
    if (!ended.ok) return ended;
    const judged = await judgeMapping(tx, integration, mapping);
    if (!judged.ok) return judged;

    const { id, name, kind } = integration;
    const activatedBy = tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind;
    const connectionId = await insertConnection(tx, {
      integrationId: id,
      name,
      kind,
      agreementType,
      activatedBy,
    });
    const accounts = await makeAccounts(tx, integration, judged.value);
    if (!accounts.ok) return accounts;
    await insertMapping(tx, connectionId, accounts.value);
    const clientKey = newSecret("fck");
    await insertClientKey(tx, { connectionId, keyHash: hashSecret(clientKey), hint: clientKey.slice(-4) });
    const customersChanged = await turnFactoringOn(tx, "factoring/activate");
    await insertEvents(tx, [{ connectionId, type: "connection.activated", subjectId: connectionId }]);
    return ok({ connectionId, integrationName: name, customersChanged, clientKey });
  });
}
