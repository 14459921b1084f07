import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies, headers } from "next/headers";
import { env } from "@/lib/env";
import { auth } from "./auth";

/** How an attempt to sign in ended. */
export type SignInOutcome = "signed_in" | "wrong_credentials" | "too_many_tries";

/**
 * Sign in with e-mail and password and set the session's cookie. It goes through better-auth's own HTTP
 * handler, because only that counts attempts; a call to its API in process would not be limited.
 */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const incoming = await headers();
  const base = new URL(env().BASE_URL);
  const request = new Request(new URL("/api/auth/sign-in/email", base), {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Origin: base.origin,
      "X-Forwarded-For": incoming.get("x-forwarded-for") ?? "",
      "User-Agent": incoming.get("user-agent") ?? "",
    },
    body: JSON.stringify({ email, password }),
  });
  const response = await auth().handler(request);

  if (response.status === 429) return "too_many_tries";
  // 400 is an e-mail address that is none: to a person that is the same mistake.
  if (response.status === 400 || response.status === 401) return "wrong_credentials";
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
  await keepCookies(response);
  return "signed_in";
}

async function keepCookies(response: Response): Promise<void> {
  const jar = await cookies();
  for (const [name, cookie] of parseSetCookieHeader(response.headers.getSetCookie().join(", "))) {
    jar.set(name, cookie.value, toCookieOptions(cookie));
  }
}
