import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { required } from "@/lib/env";

/**
 * `DATABASE_URL=… tsx lib/demo/export-ehf.ts FOLDER`: every EHF that the database holds, of every company, byte
 * for byte as stored, as `FOLDER/<company>/<file>`: for `lib/adapters/validate-ehf.ts` and the official rules.
 * Exit code 2 when no folder is given.
 */
async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    process.stdout.write("usage: export-ehf FOLDER\n");
    return 2;
  }
  const sql = postgres(required("DATABASE_URL"), { max: 1, onnotice: () => {} });
  try {
    const files = await sql<{ slug: string; filename: string; bytes: Uint8Array }[]>`
      select c.slug, d.filename, d.bytes from documents d join companies c on c.id = d.company_id
      where d.kind = 'ehf' order by c.slug, d.filename`;
    for (const { slug, filename, bytes } of files) {
      await mkdir(join(folder, slug), { recursive: true });
      await writeFile(join(folder, slug, filename), bytes);
    }
    process.stdout.write(`${files.length} EHF files written to ${folder}\n`);
    return 0;
  } finally {
    await sql.end();
  }
}

process.exitCode = await main(process.argv[2]);
