import { listPostableAccounts } from "@/db/queries/accounts";
import { findActiveConnection, findIntegration } from "@/db/queries/connections";
import type { Scope, Tx } from "@/db/scope";
import {
  type AccountChoice,
  insertClientKey,
  insertConnection,
  insertMapping,
} from "@/db/writes/connections";
import { insertFinanceAccount, turnFactoringOn } from "@/db/writes/customers";
import { hashSecret, newSecret } from "@/lib/adapters/secrets";
import type { SeriesFull } from "@/lib/domain/chart";
import { type AgreementType, type StandardEventKind, standardEventKinds } from "@/lib/domain/factoring";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

/** Where an event kind is posted: a ledger account, or a new account in the series for factoring companies. */
export type MappingChoice = { readonly accountNo: number } | { readonly newSubledger: true };

export type ActivateInput = {
  readonly integrationSlug: string;
  readonly agreementType: AgreementType;
  readonly mapping: Readonly<Record<StandardEventKind, MappingChoice>>;
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
  | SeriesFull
  | {
      readonly code: "account_not_usable";
      readonly eventKind: StandardEventKind;
      readonly accountNo: number;
    };

/**
 * Activate a factoring integration (M4): the connection, its account mapping and its key, and «Bruk Factoring»
 * with the integration's delivery method on every customer, in one transaction. Each customer's earlier
 * method is remembered.
 */
export function activateFactoring(
  scope: Scope,
  input: ActivateInput,
): Promise<Result<Activated, ActivateRefusal | TransactRefusal>> {
  return transact<Activated, ActivateRefusal>(scope, "factoring/activate", async (tx) => {
    const integration = await findIntegration(tx, input.integrationSlug);
    if (integration?.kind !== "factoring_dedicated") return refuse({ code: "not_found" });
    const active = await findActiveConnection(tx);
    if (active) return refuse({ code: "already_active", name: active.name });
    const unusable = await findUnusable(tx, input.mapping);
    if (unusable) return refuse(unusable);

    const connectionId = await insertConnection(tx, {
      integrationId: integration.id,
      name: integration.name,
      kind: integration.kind,
      agreementType: input.agreementType,
      activatedBy: tx.actor.kind === "user" ? tx.actor.userId : tx.actor.kind,
    });
    const chosen = await choose(tx, input.mapping, integration.name);
    if (!chosen) return refuse({ code: "series_full", kind: "finance" });
    await insertMapping(tx, connectionId, chosen);
    const clientKey = newSecret("fck");
    await insertClientKey(tx, { connectionId, keyHash: hashSecret(clientKey), hint: clientKey.slice(-4) });
    const customersChanged = await turnFactoringOn(tx);
    return ok({ connectionId, integrationName: integration.name, customersChanged, clientKey });
  });
}

/** A mapping points to active ledger accounts that are posted to directly, never to a control account. */
async function findUnusable(tx: Scope<Tx>, mapping: ActivateInput["mapping"]) {
  const usable = new Set((await listPostableAccounts(tx)).map((account) => account.accountNo));
  for (const eventKind of standardEventKinds) {
    const choice = mapping[eventKind];
    if ("accountNo" in choice && !usable.has(choice.accountNo)) {
      return { code: "account_not_usable", eventKind, accountNo: choice.accountNo } as const;
    }
  }
  return null;
}

async function choose(tx: Scope<Tx>, mapping: ActivateInput["mapping"], name: string) {
  const chosen: Record<string, AccountChoice> = {};
  for (const eventKind of standardEventKinds) {
    const choice = mapping[eventKind];
    if ("accountNo" in choice) {
      chosen[eventKind] = choice;
      continue;
    }
    const subledgerNo = await insertFinanceAccount(tx, name);
    if (subledgerNo === null) return null;
    chosen[eventKind] = { subledgerNo };
  }
  return chosen;
}
