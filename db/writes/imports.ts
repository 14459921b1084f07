import { imports } from "../schema/imports";
import type { Scope, Tx } from "../scope";

export type NewImport = {
  readonly kind: (typeof imports.$inferInsert)["kind"];
  readonly documentId: string;
  readonly rowsRead: number;
  readonly rowsKept: number;
};

/** Note that a file was read in, and what came of it; answers the import's id. */
export async function insertImport(
  { db, companyId, actor, now }: Scope<Tx>,
  file: NewImport,
): Promise<string> {
  const importedBy = actor.kind === "user" ? actor.userId : actor.kind;
  const [made] = await db
    .insert(imports)
    .values({ companyId, ...file, importedBy, importedAt: now })
    .returning({ id: imports.id });
  if (!made) throw new Error("the import was not written");
  return made.id;
}
