"use server";

import { refresh } from "next/cache";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { auth } from "@/lib/edge/auth";
import { currentUser, LOCALE_COOKIE } from "@/lib/edge/session";
import { type Locale, toLocale } from "@/lib/text/texts";

/** End the session, here and in the database. */
export async function signOutAction(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
  redirect("/login");
}

/** Choose the language: kept with the user, and in this browser for the sign-in page. */
export async function setLocaleAction(chosen: Locale): Promise<void> {
  const locale = toLocale(chosen);
  (await cookies()).set(LOCALE_COOKIE, locale, {
    path: "/",
    sameSite: "lax",
    httpOnly: true,
    maxAge: 365 * 24 * 60 * 60,
  });
  if (await currentUser()) await auth().api.updateUser({ body: { locale }, headers: await headers() });
  refresh();
}
