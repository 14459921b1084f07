import { listPostableAccounts } from "@/db/queries/accounts";
import { findActiveAlternative } from "@/db/queries/alternative";
import { findIntegration } from "@/db/queries/connections";
import type { Scope, Tx } from "@/db/scope";
import {
  type AccountChoice,
  insertClientKey,
  insertConnection,
  insertMapping,
} from "@/db/writes/connections";
import { insertFinanceAccount } from "@/db/writes/customers";
import { insertEvents } from "@/db/writes/events";
import { hashSecret, newSecret } from "@/lib/adapters/secrets";
import { type AgreementType, type StandardEventKind, standardEventKinds } from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";
import { assigningTemplate, type TemplateRefusal } from "./alternative-template";

/** Where an event kind is posted: a ledger account, or a new account in the series for factoring companies. */
export type AlternativeChoice = { readonly accountNo: number } | { readonly newSubledger: true };

export type ActivateAlternative = {
  readonly integrationSlug: string;
  readonly agreementType: AgreementType;
  /** The template whose account and notice its invoices carry (edge 39). */
  readonly templateId: string;
  readonly mapping: Readonly<Record<StandardEventKind, AlternativeChoice>>;
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
  | {
      readonly code: "account_not_usable";
      readonly eventKind: StandardEventKind;
      readonly accountNo: number;
    };

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
      const unusable = await findUnusable(tx, input.mapping);
      if (unusable) return refuse(unusable);

      const connectionId = await insertConnection(tx, {
        integrationId: integration.id,
        name: integration.name,
        kind: integration.kind,
        agreementType: input.agreementType,
        activatedBy: tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind,
        brandingTemplateId: template.value,
      });
      await insertMapping(tx, connectionId, await choose(tx, input.mapping, integration.name));
      const clientKey = newSecret("fck");
      await insertClientKey(tx, { connectionId, keyHash: hashSecret(clientKey), hint: clientKey.slice(-4) });
      await insertEvents(tx, [{ connectionId, type: "connection.activated", subjectId: connectionId }]);
      return ok({ connectionId, integrationName: integration.name, clientKey });
    },
  );
}

/** A mapping points to active ledger accounts that are posted to directly, never to a control account. */
async function findUnusable(tx: Scope<Tx>, mapping: ActivateAlternative["mapping"]) {
  const usable = new Set((await listPostableAccounts(tx)).map((account) => account.accountNo));
  for (const eventKind of standardEventKinds) {
    const choice = mapping[eventKind];
    if ("accountNo" in choice && !usable.has(choice.accountNo)) {
      return { code: "account_not_usable", eventKind, accountNo: choice.accountNo } as const;
    }
  }
  return null;
}

async function choose(tx: Scope<Tx>, mapping: ActivateAlternative["mapping"], name: string) {
  const chosen: Record<string, AccountChoice> = {};
  for (const eventKind of standardEventKinds) {
    const choice = mapping[eventKind];
    chosen[eventKind] =
      "accountNo" in choice ? choice : { subledgerNo: await insertFinanceAccount(tx, name) };
  }
  return chosen;
}
