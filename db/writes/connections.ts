import { and, eq, isNull } from "drizzle-orm";
import type { PartnerScope } from "@/lib/domain/actor";
import type { AgreementType } from "@/lib/domain/factoring";
import { drizzleOver, type Pool } from "../client";
import { accessTokens, clientKeys, connectionAccounts, connections, integrations } from "../schema/factoring";
import type { Scope, Tx } from "../scope";

export type NewIntegration = typeof integrations.$inferInsert;

/** Put a partner in the catalogue, or bring its entry up to date. Answers its id. */
export async function saveIntegration(pool: Pool, integration: NewIntegration): Promise<string> {
  const [saved] = await drizzleOver(pool)
    .insert(integrations)
    .values(integration)
    .onConflictDoUpdate({ target: integrations.slug, set: integration })
    .returning({ id: integrations.id });
  if (!saved) throw new Error("the integration was not saved");
  return saved.id;
}

export type NewConnection = {
  readonly integrationId: string;
  readonly name: string;
  readonly kind: "factoring_dedicated" | "factoring_alternative";
  readonly agreementType: AgreementType;
  readonly activatedBy: string;
  /** The template that an alternative partner's invoices carry (M30). */
  readonly brandingTemplateId?: string;
};

/** Open a connection to a partner. The database allows one active dedicated one per company. */
export async function insertConnection(
  { db, companyId, now }: Scope<Tx>,
  connection: NewConnection,
): Promise<string> {
  const [made] = await db
    .insert(connections)
    .values({ companyId, ...connection, state: "active", activatedAt: now })
    .returning({ id: connections.id });
  if (!made) throw new Error("the connection was not made");
  return made.id;
}

export type AccountChoice = { readonly accountNo: number } | { readonly subledgerNo: number };

/** Say which account each kind of event is posted to (M2). */
export async function insertMapping(
  { db, companyId }: Scope<Tx>,
  connectionId: string,
  mapping: Readonly<Record<string, AccountChoice>>,
): Promise<void> {
  const rows = Object.entries(mapping).map(([eventKind, choice]) => ({
    companyId,
    connectionId,
    eventKind,
    ...choice,
  }));
  await db.insert(connectionAccounts).values(rows);
}

export async function insertClientKey(
  { db, companyId }: Scope<Tx>,
  key: { connectionId: string; keyHash: Uint8Array; hint: string },
): Promise<void> {
  await db.insert(clientKeys).values({ companyId, ...key });
}

/** Cut off every key of a connection, at once: tokens are checked against their key on each request. */
export async function revokeClientKeys(
  { db, companyId, now }: Scope<Tx>,
  connectionId: string,
): Promise<void> {
  await db
    .update(clientKeys)
    .set({ revokedAt: now })
    .where(
      and(
        eq(clientKeys.companyId, companyId),
        eq(clientKeys.connectionId, connectionId),
        isNull(clientKeys.revokedAt),
      ),
    );
}

/** Keep a token's hash, and note that its key was used. */
export async function insertAccessToken(
  { db, companyId, now }: Scope<Tx>,
  token: {
    tokenHash: Uint8Array;
    connectionId: string;
    clientKeyId: string;
    scopes: PartnerScope[];
    expiresAt: Date;
  },
): Promise<void> {
  await db.insert(accessTokens).values({ companyId, ...token });
  await db
    .update(clientKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(clientKeys.companyId, companyId), eq(clientKeys.id, token.clientKeyId)));
}
