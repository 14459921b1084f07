import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";

/** The mails that the mail catcher has got for an address, as they came, with line breaks in attachments undone. */
export async function mailsTo(address: string): Promise<string[]> {
  const folder = join(env().DATA_DIR, "mail");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".eml")).sort();
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return mails
    .filter((mail) => mail.toLowerCase().includes(`\nto: ${address}`.toLowerCase()))
    .map((mail) => mail.replaceAll("\r\n", ""));
}
