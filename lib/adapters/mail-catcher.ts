import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { env } from "@/lib/env";
import { type MailMessage, parseMail } from "./mail-message";

/** A mail that the demo's mail catcher has kept. */
export type CaughtMail = MailMessage & { id: string; receivedAt: Date };

const NAME = /^(\d{13})-\d{4,}\.eml$/;
const NEWEST = 200;

/** Whether this is the demo, the only place where mails are kept and shown. */
export function catchesMail(): boolean {
  return env().FORDRING_DEMO === "1";
}

/** The newest mails first, at most 200. */
export async function listMails(): Promise<CaughtMail[]> {
  const names = await readdir(folder()).catch(() => []);
  const newest = names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
    .slice(0, NEWEST);
  const mails = await Promise.all(newest.map((name) => readMail(name.replace(/\.eml$/, ""))));
  return mails.filter((mail) => mail !== undefined);
}

/** One mail; nothing when there is none, or the id is no id. */
export async function readMail(id: string): Promise<CaughtMail | undefined> {
  const name = NAME.exec(`${id}.eml`);
  if (!name) return undefined;
  const raw = await readFile(resolve(folder(), name[0])).catch(() => undefined);
  return raw && { ...parseMail(raw), id, receivedAt: new Date(Number(name[1])) };
}

function folder(): string {
  return resolve(/* turbopackIgnore: true */ env().DATA_DIR, "mail");
}
