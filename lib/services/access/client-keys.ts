import { findConnection, listClientKeys } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import { insertClientKey, revokeClientKey } from "@/db/writes/connections";
import { hashSecret, newSecret } from "@/lib/adapters/secrets";
import { decideNewKey, type NewKeyRefusal } from "@/lib/domain/client-key";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { type TransactRefusal, transact } from "../transact";

type Missing = { readonly code: "not_found" };

/** A key that was just made. */
export type CreatedKey = {
  readonly keyId: string;
  readonly hint: string;
  /** Shown once; only its hash is kept. */
  readonly clientKey: string;
};

/**
 * Make a client key beside the one at work, so that the partner can change over without a stop; a third live one is
 * refused. Its scopes are the connection's, as every key's are.
 */
export function createClientKey(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<Result<CreatedKey, Missing | NewKeyRefusal | TransactRefusal>> {
  return transact<CreatedKey, Missing | NewKeyRefusal>(scope, "access/create-key", async (tx) => {
    const connection = await findConnection(tx, connectionId);
    if (!connection) return refuse({ code: "not_found" });
    const keys = await listClientKeys(tx, connectionId);
    const live = keys.filter(({ revokedAt }) => revokedAt === null);
    const decided = decideNewKey(
      connection.state,
      live.map(({ hint }) => hint),
    );
    if (!decided.ok) return decided;

    const clientKey = newSecret("fck");
    const hint = clientKey.slice(-4);
    const keyId = await insertClientKey(tx, { connectionId, keyHash: hashSecret(clientKey), hint });
    return ok({ keyId, hint, clientKey });
  });
}

/**
 * End a client key: from the next request it gives no token, and the tokens it gave open nothing. The last live one
 * may be ended too: a key that leaked must go at once. Ending a key that is ended changes nothing.
 */
export function endClientKey(
  scope: Scope,
  { connectionId, keyId }: { readonly connectionId: string; readonly keyId: string },
): Promise<Result<{ liveKeys: number }, Missing | TransactRefusal>> {
  return transact<{ liveKeys: number }, Missing>(scope, "access/revoke-key", async (tx) => {
    const keys = await listClientKeys(tx, connectionId);
    const key = keys.find(({ id }) => id === keyId);
    if (!key) return refuse({ code: "not_found" });

    if (key.revokedAt === null) await revokeClientKey(tx, keyId);
    return ok({ liveKeys: keys.filter(({ id, revokedAt }) => revokedAt === null && id !== keyId).length });
  });
}
