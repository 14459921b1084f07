import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { nextCookies } from "better-auth/next-js";
import { drizzleOver } from "@/db/client";
import { account, rateLimit, session, user, verification } from "@/db/schema/auth";
import { env, required } from "@/lib/env";
import { pool } from "./database";

const DAY_SECONDS = 24 * 60 * 60;

/** Sign-in attempts a minute from one address. */
export const SIGN_IN_ATTEMPTS = { window: 60, max: 20 };

function makeAuth() {
  return betterAuth({
    baseURL: env().BASE_URL,
    secret: required("AUTH_SECRET"),
    database: drizzleAdapter(drizzleOver(pool()), {
      provider: "pg",
      schema: { user, session, account, verification, rateLimit },
    }),
    // People are added by an administrator; nobody signs himself up to somebody's books.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: {
      additionalFields: { locale: { type: "string", required: false, defaultValue: "nb", input: true } },
    },
    // No cookie cache: a session that is ended is over at once.
    session: { expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 200,
      customRules: { "/sign-in/email": SIGN_IN_ATTEMPTS },
    },
    advanced: { cookiePrefix: "fordring" },
    telemetry: { enabled: false },
    plugins: [nextCookies()],
  });
}

let made: ReturnType<typeof makeAuth> | undefined;

/** Sign-in and sessions of people (better-auth), made at first use: a build has neither secret nor database. */
export function auth(): ReturnType<typeof makeAuth> {
  made ??= makeAuth();
  return made;
}
