import postgres from "postgres";
import { z } from "zod";
import { migrate } from "@/db/migrate";
import { agreementTypes } from "@/lib/domain/factoring";
import { DemoError } from "./options";
import { type DemoCredentials, seedDemo } from "./story/seed-demo";

const dropAll = "drop schema if exists public, drizzle, graphile_worker, demo cascade; create schema public";

const credentialsSchema = z.object({
  user: z.object({ email: z.string(), password: z.string() }),
  partnerUser: z.object({ email: z.string(), password: z.string() }).optional(),
  company: z.string(),
  partner: z.object({ applicationKey: z.string(), clientKey: z.string() }),
  clients: z
    .array(z.object({ agreementType: z.enum(agreementTypes), company: z.string(), clientKey: z.string() }))
    .optional(),
}) satisfies z.ZodType<DemoCredentials>;

/** The story as it was told: what opens it, and when. What the partner was offered before that moment is scenery. */
export type ToldStory = { credentials: DemoCredentials; toldAt: Date };

/**
 * The demo story in a migrated database: told if the database is empty, else as it was told then.
 * The keys are kept beside the story, since the tables themselves hold only their digests.
 *
 * @throws DemoError when the database holds something that the demo did not make.
 */
export async function ensureStory(url: string, say: (line: string) => void): Promise<ToldStory> {
  const told = await readStory(url);
  if (told) return told;
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [users] = await sql`select exists (select from "user") as exist`;
    if (users?.exist) {
      throw new DemoError(
        "The database holds data that the demo did not make, or half a story: give an empty one, or --reset the demo's own.",
      );
    }
    say("Telling the demo story …");
    const credentials = await seedDemo(url);
    await sql`create schema if not exists demo`;
    await sql`create table demo.story (credentials jsonb not null, told_at timestamptz not null default now())`;
    const [row] = await sql`insert into demo.story values (${sql.json(credentials)}) returning told_at`;
    return { credentials, toldAt: row?.told_at };
  } finally {
    await sql.end();
  }
}

/**
 * On the demo's own server: clear away what an interrupted first start has left, so that the next one begins anew.
 * A database that somebody else named is never cleared like this.
 */
export async function clearHalfStory(url: string): Promise<void> {
  if (await readStory(url)) return;

  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [users] = await sql`select exists (select from "user") as exist`;
    if (!users?.exist) return;
    await sql.unsafe(dropAll);
  } finally {
    await sql.end();
  }
  await migrate(url);
}

/** The story that the database holds, if the demo has told it one. */
async function readStory(url: string): Promise<ToldStory | undefined> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [table] = await sql`select to_regclass('demo.story') is not null as exists`;
    if (!table?.exists) return undefined;
    const [row] = await sql`select credentials, told_at from demo.story`;
    return { credentials: credentialsSchema.parse(row?.credentials), toldAt: row?.told_at };
  } finally {
    await sql.end();
  }
}

/**
 * Take the demo out of a database that DATABASE_URL names.
 *
 * @throws DemoError unless it is empty or the demo's own: a wrong address must not cost anyone their books.
 */
export async function wipeStory(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [tables] = await sql`select exists (select from pg_tables where schemaname = 'public') as exist`;
    if (!tables?.exist) return;
    if (!(await readStory(url))) {
      throw new DemoError(
        "--reset: the database of DATABASE_URL does not hold a demo story, so nothing was deleted.",
      );
    }
    await sql.unsafe(dropAll);
  } finally {
    await sql.end();
  }
}
