"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

/** What the action behind the form answers: nothing yet, or why not, with the name that was typed. */
type Failed = {
  readonly name: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly refusal: string | null;
} | null;

type JoinFormProps = {
  email: string;
  join: (previous: Failed, form: FormData) => Promise<Failed>;
};

/** Someone new behind an invitation's link: a name and a password. It posts as a plain form too. */
export function JoinForm({ email, join }: JoinFormProps) {
  const t = useTexts();
  const [failed, submit, pending] = useActionState(join, null);
  const fault = (field: string) => {
    const code = failed?.errors[field];
    return code ? refusalText(t, { code }) : undefined;
  };

  return (
    <form action={submit} className="flex flex-col gap-4" noValidate>
      <div role="alert">
        {failed?.refusal ? (
          <p className="text-sm text-negative">{refusalText(t, { code: failed.refusal })}</p>
        ) : null}
      </div>
      <Field label={t("deskPeople.email")}>
        <TextInput name="username" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field label={t("deskPeople.yourName")} error={fault("name")} required>
        <TextInput name="name" autoComplete="name" defaultValue={failed?.name} />
      </Field>
      <Field
        label={t("deskPeople.password")}
        hint={t("deskPeople.passwordHint")}
        error={fault("password")}
        required
      >
        <TextInput name="password" type="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" pending={pending}>
        {t("deskPeople.accept")}
      </Button>
    </form>
  );
}
