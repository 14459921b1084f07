"use server";

import { redirect } from "next/navigation";
import { newPersonInput } from "@/lib/contracts/partner-people";
import { fieldErrors } from "@/lib/edge/action";
import { pool } from "@/lib/edge/database";
import { currentLocale, requireUser } from "@/lib/edge/session";
import { signIn } from "@/lib/edge/sign-in";
import { acceptInvitation } from "@/lib/services/partner-people/accept-invitation";

/** Why the form is shown again: codes by field, or one for the whole; the name that was typed is kept. */
export type JoinState = {
  readonly name: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly refusal: string | null;
} | null;

/** «Godta invitasjonen», signed in. What is over or another's is told by the page itself. */
export async function joinAction(token: string): Promise<void> {
  const { email } = await requireUser(`/login/invitation/${token}`);
  const joined = await acceptInvitation(pool(), { token, now: new Date(), as: { email } });
  redirect(joined.ok ? "/partner" : `/login/invitation/${token}`);
}

/** «Godta invitasjonen» as someone new: makes the account, signs in and comes to the desk. */
export async function joinAsNewAction(
  token: string,
  _previous: JoinState,
  form: FormData,
): Promise<JoinState> {
  const name = String(form.get("name") ?? "");
  const parsed = newPersonInput.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { name, errors: fieldErrors(parsed.error), refusal: null };

  const as = { ...parsed.data, locale: await currentLocale() };
  const joined = await acceptInvitation(pool(), { token, now: new Date(), as });
  if (!joined.ok) return { name, errors: {}, refusal: joined.error.code };
  const outcome = await signIn(joined.value.email, parsed.data.password);
  redirect(outcome === "signed_in" ? "/partner" : "/login?next=/partner");
}
