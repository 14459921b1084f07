"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { safePath } from "@/lib/edge/safe-path";
import { signIn } from "@/lib/edge/sign-in";

const credentials = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(200),
  next: z.string().max(2000).optional(),
});

/** Why the form is shown again; what was typed as e-mail is kept. */
export type SignInState = {
  readonly failure: "wrongCredentials" | "tooManyTries";
  readonly email: string;
} | null;

/** Sign in and go where the user was heading. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  const parsed = credentials.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { failure: "wrongCredentials", email };

  const outcome = await signIn(parsed.data.email, parsed.data.password);
  if (outcome === "wrong_credentials") return { failure: "wrongCredentials", email };
  if (outcome === "too_many_tries") return { failure: "tooManyTries", email };
  redirect(safePath(parsed.data.next));
}
