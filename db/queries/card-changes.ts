import { and, desc, eq, lt } from "drizzle-orm";
import type { FieldChange } from "@/lib/domain/card-change";
import { brandingTemplates } from "../schema/branding";
import { cardChanges } from "../schema/parties";
import type { Scope } from "../scope";

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What was changed on a card, newest first, a page at a time (M32). */
export async function listCardChanges(
  scope: Scope,
  subledgerNo: number,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number } = {},
) {
  const { db, companyId } = scope;
  const found = await db
    .select({
      id: cardChanges.id,
      at: cardChanges.at,
      verb: cardChanges.verb,
      actorKind: cardChanges.actorKind,
      actorName: cardChanges.actorName,
      changes: cardChanges.changes,
    })
    .from(cardChanges)
    .where(
      and(
        eq(cardChanges.companyId, companyId),
        eq(cardChanges.subledgerNo, subledgerNo),
        uuidPattern.test(cursor ?? "") ? lt(cardChanges.id, cursor ?? "") : undefined,
      ),
    )
    // Ids rise with time, so the key alone is the order.
    .orderBy(desc(cardChanges.id))
    .limit(limit + 1);

  const rows = await withTemplateNames(scope, found.slice(0, limit));
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

/** A template is told by its name, though the card holds its id. */
async function withTemplateNames<Row extends { changes: FieldChange[] }>(
  { db, companyId }: Scope,
  rows: readonly Row[],
): Promise<Row[]> {
  const isTemplate = ({ field }: FieldChange) => field === "brandingTemplateId";
  if (!rows.some(({ changes }) => changes.some(isTemplate))) return [...rows];

  const templates = await db
    .select({ id: brandingTemplates.id, name: brandingTemplates.name })
    .from(brandingTemplates)
    .where(eq(brandingTemplates.companyId, companyId));
  const names = new Map<FieldChange["from"], string>(templates.map(({ id, name }) => [id, name]));
  const named = (value: FieldChange["from"]) => names.get(value) ?? value;
  return rows.map((row) => ({
    ...row,
    changes: row.changes.map((change) =>
      isTemplate(change) ? { ...change, from: named(change.from), to: named(change.to) } : change,
    ),
  }));
}
