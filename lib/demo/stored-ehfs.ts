import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";

/**
 * Write every EHF that a database holds, of every company, byte for byte as stored, as
 * `folder/<company>/<file>`: for `lib/adapters/validate-ehf.ts` and the official rules. Answers how many.
 *
 * @param url the database, as its owner
 */
export async function writeStoredEhfs(url: string, folder: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const files = await sql<{ slug: string; filename: string; bytes: Uint8Array }[]>`
      select c.slug, d.filename, d.bytes from documents d join companies c on c.id = d.company_id
      where d.kind = 'ehf' order by c.slug, d.filename`;
    for (const { slug, filename, bytes } of files) {
      await mkdir(join(folder, slug), { recursive: true });
      await writeFile(join(folder, slug, filename), bytes);
    }
    return files.length;
  } finally {
    await sql.end();
  }
}
