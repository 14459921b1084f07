import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { z } from "zod";
import { connectionsOfPerson, type DeskConnection, partnersOfPerson } from "@/db/queries/desk";
import { type Partnership, partnershipsOfPerson, peopleDb } from "@/db/queries/partner-people";
import { openBooks, type ReadDb, type Scope } from "@/db/scope";
import type { ActionState } from "@/lib/contracts/action-state";
import { deskScopes, grantedScopes } from "@/lib/domain/actor";
import type { Result } from "@/lib/domain/result";
import type { PeopleScope } from "@/lib/services/partner-people/people-scope";
import { fieldErrors } from "./action";
import { pool } from "./database";
import { requireUser, type User } from "./session";

/** The partners that a user works for; empty for most. */
export const partnersOf = cache((userId: string): Promise<string[]> => partnersOfPerson(pool(), userId));

/** The agreements of those partners. */
export const deskConnectionsOf = cache(
  (userId: string): Promise<DeskConnection[]> => connectionsOfPerson(pool(), userId),
);

/** The same partners with who he is there. */
export const partnershipsOf = cache(
  (userId: string): Promise<Partnership[]> => partnershipsOfPerson(peopleDb(pool()), userId),
);

/** Someone who works for a partner; for anyone else the desk does not exist. */
export async function requireDesk(next = "/partner"): Promise<{ user: User; partners: string[] }> {
  const user = await requireUser(next);
  const partners = await partnersOf(user.id);
  return partners.length > 0 ? { user, partners } : notFound();
}

/** One agreement at the desk, and the scope in which it is looked at. */
export type DeskPlace = { readonly connection: DeskConnection; readonly scope: Scope<ReadDb> };

/**
 * The agreement in the path, if it is with a partner that the user works for; else it does not exist. The scope is
 * fenced to that agreement's company, and its actor is the partner with the person's name: what he may do there is
 * the desk's part of what the partner's keys may, and nothing once the agreement is over.
 */
export async function requireDeskConnection(connectionId: string): Promise<DeskPlace> {
  const { user } = await requireDesk(`/partner/${connectionId}`);
  const connections = await deskConnectionsOf(user.id);
  const connection = connections.find((one) => one.connectionId === connectionId);
  if (!connection) notFound();

  const { companyId, integrationName, kind, state, scopes } = connection;
  const granted = state === "inactive" ? [] : grantedScopes(kind, scopes);
  const scope = {
    db: openBooks(pool(), companyId),
    companyId,
    actor: {
      kind: "partner",
      connectionId: connection.connectionId,
      integrationName,
      scopes: deskScopes.filter((one) => granted.includes(one)),
      person: { userId: user.id, name: user.name },
    },
    now: new Date(),
    requestId: randomUUID(),
  } as const;
  return { connection, scope };
}

/** A server action of the desk, as `action` is of a company: the agreement comes from the path. */
export function deskAction<Schema extends z.ZodType, Value, Refusal extends { code: string }>(
  schema: Schema,
  verb: (scope: Scope<ReadDb>, input: z.output<Schema>) => Promise<Result<Value, Refusal>>,
) {
  return async (connectionId: string, input: unknown): Promise<ActionState<Value, Refusal>> => {
    const { scope } = await requireDeskConnection(connectionId);
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { status: "invalid", fieldErrors: fieldErrors(parsed.error) };

    const result = await verb(scope, parsed.data);
    if (result.ok) return { status: "done", value: result.value };

    const { code, ...facts } = result.error;
    return { status: "refused", code, facts };
  };
}

/** A server action about a partner's people: the partner comes from the page, and whether the user may is the verb's to say. */
export function peopleAction<Schema extends z.ZodType, Value, Refusal extends { code: string }>(
  schema: Schema,
  verb: (scope: PeopleScope, input: z.output<Schema>) => Promise<Result<Value, Refusal>>,
) {
  return async (integrationId: string, input: unknown): Promise<ActionState<Value, Refusal>> => {
    const { user } = await requireDesk();
    const mine = await partnershipsOf(user.id);
    if (!mine.some((one) => one.integrationId === integrationId)) notFound();
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { status: "invalid", fieldErrors: fieldErrors(parsed.error) };

    const actor = { userId: user.id, name: user.name };
    const scope = { pool: pool(), integrationId, actor, now: new Date(), requestId: randomUUID() };
    const result = await verb(scope, parsed.data);
    if (result.ok) return { status: "done", value: result.value };

    const { code, ...facts } = result.error;
    return { status: "refused", code, facts };
  };
}
