"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useTexts } from "@/lib/text/client";

/** What the action behind the form answers: nothing yet, or why not, with the e-mail that was typed. */
type Failed = { readonly failure: "wrongCredentials" | "tooManyTries"; readonly email: string } | null;

/** E-mail and password. It posts as a plain form too, before the script has arrived. */
export function SignInForm({
  next,
  signIn,
}: {
  next: string;
  signIn: (previous: Failed, form: FormData) => Promise<Failed>;
}) {
  const t = useTexts();
  const [failed, submit] = useActionState(signIn, null);

  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="next" value={next} />
      <div role="alert">
        {failed ? <p className="text-sm text-negative">{t(`auth.${failed.failure}`)}</p> : null}
      </div>
      <Field label={t("auth.email")}>
        <TextInput name="email" type="email" autoComplete="username" required defaultValue={failed?.email} />
      </Field>
      <Field label={t("auth.password")}>
        <TextInput name="password" type="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" variant="primary">
        {t("auth.signIn")}
      </Button>
    </form>
  );
}
