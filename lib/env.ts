import { z } from "zod";

/** A setting is missing or wrong; the message is one line that names the variable. */
export class EnvError extends Error {
  override name = "EnvError";
}

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `is not a URL like ${example}` });

const positive = z.coerce
  .number({ error: "is not a number" })
  .int("is not a whole number")
  .min(1, "is less than 1")
  .max(1_000_000, "is more than 1000000");

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  /** Where the web app listens. */
  PORT: z.coerce
    .number({ error: "is not a number" })
    .int("is not a whole number")
    .min(1, "is not a port from 1 to 65535")
    .max(65_535, "is not a port from 1 to 65535")
    .default(3000),
  /** The address that people and partners see: in links, cookies and the OpenAPI document. */
  BASE_URL: url(/^https?$/, "https://fordring.example.no").optional(),
  /** The database, as its owner. The demo starts a server of its own when it is not given. */
  DATABASE_URL: url(/^postgres(ql)?$/, "postgres://user:password@host:5432/database").optional(),
  /** Where the demo keeps database, mails, logs and keys. */
  DATA_DIR: z.string().default(".data"),
  /** Where mail goes out. */
  SMTP_URL: url(/^smtps?$/, "smtp://user:password@host:587").optional(),
  MAIL_FROM: z.string().default("Fordring <fordring@example.com>"),
  /** Enhetsregisteret's open API; not given, look-ups are off. */
  ENHETSREGISTERET_URL: url(/^https?$/, "https://data.brreg.no/enhetsregisteret/api").optional(),
  /** Signs sessions; the demo makes one and keeps it in DATA_DIR. */
  AUTH_SECRET: z.string().min(32, "is shorter than 32 characters").optional(),
  /** Calls a second that a connection of the partner API may make, and how many it may save up. */
  API_RATE_PER_SECOND: positive.default(10),
  API_BURST: positive.default(50),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "is not one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
  /** Set by the demo for its own processes: shows the mail catcher and other things made for looking. */
  FORDRING_DEMO: z.enum(["0", "1"], { error: "is not 0 or 1" }).default("0"),
  /** The Chromium that tests use, when not the one on the PATH. */
  CHROMIUM_PATH: z.string().optional(),
  PATH: z.string().default(""),
});

/** The settings of this process, checked. */
export type Env = Omit<z.infer<typeof schema>, "BASE_URL"> & { BASE_URL: string };

let cached: Env | undefined;

/**
 * The settings, read and checked once. The only reader of `process.env`.
 *
 * @throws EnvError naming the first variable that is wrong and what is wrong with it.
 */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** The same for any set of variables. An empty variable counts as not given. */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EnvError(`${issue?.path.join(".")} ${issue?.message}.`);
  }
  return { ...parsed.data, BASE_URL: parsed.data.BASE_URL ?? `http://localhost:${parsed.data.PORT}` };
}

/**
 * A setting that this process cannot do without.
 *
 * @throws EnvError when it is not given.
 */
export function required<Name extends "DATABASE_URL" | "AUTH_SECRET" | "SMTP_URL">(name: Name): string {
  const value = env()[name];
  if (value === undefined) throw new EnvError(`${name} is not set.`);
  return value;
}

/** The variables to hand to a child process: ours, and what we add. */
export function childEnv(added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...added };
}

/**
 * A folder where tests put every EHF they make, for CI to validate by the official rules; EHF_OUT names it. Read
 * apart from the rest, since vitest sets a BASE_URL that is none of ours.
 */
export function ehfOut(): string | undefined {
  return process.env.EHF_OUT || undefined;
}
