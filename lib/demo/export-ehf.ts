import { required } from "@/lib/env";
import { writeStoredEhfs } from "./stored-ehfs";

/**
 * `DATABASE_URL=… tsx lib/demo/export-ehf.ts FOLDER`: the EHFs of a database as files. Exit code 2 when no folder is
 * given.
 */
async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    process.stdout.write("usage: export-ehf FOLDER\n");
    return 2;
  }
  const count = await writeStoredEhfs(required("DATABASE_URL"), folder);
  process.stdout.write(`${count} EHF files written to ${folder}\n`);
  return 0;
}

process.exitCode = await main(process.argv[2]);
