import { and, eq, inArray, isNull } from "drizzle-orm";
import type { PartnerScope } from "@/lib/domain/actor";
import type { Currency } from "@/lib/domain/currency";
import type { AgreementType } from "@/lib/domain/factoring";
import type { Ore } from "@/lib/domain/money";
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
  { db, companyId, actor, now }: Scope<Tx>,
  connectionId: string,
  mapping: Readonly<Record<string, AccountChoice>>,
): Promise<void> {
  const rows = Object.entries(mapping).map(([eventKind, choice]) => ({
    companyId,
    connectionId,
    eventKind,
    mappedAt: now,
    mappedBy: nameOf(actor),
    ...choice,
  }));
  if (rows.length > 0) await db.insert(connectionAccounts).values(rows);
}

/** Put aside the present accounts of some event kinds: they stay readable, and others take their place (edge 45). */
export async function replaceMapping(
  { db, companyId, actor, now }: Scope<Tx>,
  connectionId: string,
  eventKinds: readonly string[],
): Promise<void> {
  if (eventKinds.length === 0) return;
  await db
    .update(connectionAccounts)
    .set({ replacedAt: now, replacedBy: nameOf(actor) })
    .where(
      and(
        eq(connectionAccounts.companyId, companyId),
        eq(connectionAccounts.connectionId, connectionId),
        inArray(connectionAccounts.eventKind, [...eventKinds]),
        isNull(connectionAccounts.replacedAt),
      ),
    );
}

/** New invoices stop; what the partner has stays with it (M6). */
export async function windDownConnection(
  { db, companyId, now }: Scope<Tx>,
  connectionId: string,
): Promise<void> {
  await db
    .update(connections)
    .set({ state: "winding_down", windingDownAt: now })
    .where(and(eq(connections.companyId, companyId), eq(connections.id, connectionId)));
}

/** The end of an agreement. `by` null is by itself: its last invoice was finished. */
export async function closeConnection(
  { db, companyId, now }: Scope<Tx>,
  connectionId: string,
  { by, reason }: { readonly by: string | null; readonly reason: string | null },
): Promise<void> {
  await db
    .update(connections)
    .set({ state: "inactive", closedAt: now, closedBy: by, closeReason: reason })
    .where(and(eq(connections.companyId, companyId), eq(connections.id, connectionId)));
}

/** How much of an invoice the partner may round off, in øre; the database refuses more than 50. */
export async function saveRoundingTolerance(
  { db, companyId }: Scope<Tx>,
  connectionId: string,
  roundingToleranceOre: Ore,
): Promise<void> {
  await db
    .update(connections)
    .set({ roundingToleranceOre })
    .where(and(eq(connections.companyId, companyId), eq(connections.id, connectionId)));
}

/** The currencies that the partner takes invoices in; the database refuses a list without kroner. */
export async function saveCurrencies(
  { db, companyId }: Scope<Tx>,
  connectionId: string,
  currencies: Currency[],
): Promise<void> {
  await db
    .update(connections)
    .set({ currencies })
    .where(and(eq(connections.companyId, companyId), eq(connections.id, connectionId)));
}

function nameOf(actor: Scope["actor"]): string {
  return actor.kind === "user" ? actor.name : actor.kind === "partner" ? actor.integrationName : "Fordring";
}

/** Keep a new client key, as its hash. Answers its id. */
export async function insertClientKey(
  { db, companyId, actor, now }: Scope<Tx>,
  key: { connectionId: string; keyHash: Uint8Array; hint: string },
): Promise<string> {
  const [made] = await db
    .insert(clientKeys)
    .values({ companyId, createdAt: now, createdBy: nameOf(actor), ...key })
    .returning({ id: clientKeys.id });
  if (!made) throw new Error("the key was not made");
  return made.id;
}

/** Cut off one key of a connection, at once: tokens are checked against their key on each request. */
export async function revokeClientKey(
  { db, companyId, actor, now }: Scope<Tx>,
  keyId: string,
): Promise<void> {
  await db
    .update(clientKeys)
    .set({ revokedAt: now, revokedBy: nameOf(actor) })
    .where(and(eq(clientKeys.companyId, companyId), eq(clientKeys.id, keyId), isNull(clientKeys.revokedAt)));
}

/** The same for every key of a connection. */
export async function revokeClientKeys(
  { db, companyId, actor, now }: Scope<Tx>,
  connectionId: string,
): Promise<void> {
  await db
    .update(clientKeys)
    .set({ revokedAt: now, revokedBy: nameOf(actor) })
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
