import type { Pool } from "@/db/client";
import { openBooks, type ReadDb, type Scope } from "@/db/scope";
import type { Actor } from "@/lib/domain/actor";
import type { Result } from "@/lib/domain/result";

/** One company's books, to be worked in as someone, at a moment of the story. */
export type Books = { readonly as: (actor: Actor, now: Date) => Scope<ReadDb> };

export function storyBooks(pool: Pool, companyId: number): Books {
  const db = openBooks(pool, companyId);
  return { as: (actor, now) => ({ db, companyId, actor, now, requestId: "demo-story" }) };
}

/** A verb's value. A refusal is a mistake in the story, and told as such. */
export async function done<Value>(result: Promise<Result<Value, { code: string }>>): Promise<Value> {
  const settled = await result;
  if (settled.ok) return settled.value;
  const facts = JSON.stringify(settled.error, (_, value) => (typeof value === "bigint" ? `${value}` : value));
  throw new Error(`the story was refused: ${facts}`);
}
