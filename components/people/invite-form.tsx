"use client";

import { type FormEvent, useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ActionState } from "@/lib/contracts/action-state";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";

type InviteFormProps = {
  /** Server action. */
  invite: (input: { email: string; administrator: boolean }) => Promise<ActionState<unknown>>;
};

/** «Inviter en kollega»: an address and a role. */
export function InviteForm({ invite }: InviteFormProps) {
  const t = useTexts();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<"user" | "administrator">("user");
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [pending, start] = useTransition();

  function submit(event: FormEvent) {
    event.preventDefault();
    start(async () => {
      setFailure(undefined);
      const state = await invite({ email, administrator: role === "administrator" });
      if (state.status === "refused") return setFailure(refusalText(t, { ...state.facts, code: state.code }));
      if (state.status !== "done") return setFailure(t("errors.invalid_email"));
      toast.success(t("deskPeople.invited", { email }));
      setEmail("");
      setRole("user");
    });
  }

  return (
    <form onSubmit={submit} noValidate className="flex max-w-2xl flex-wrap items-start gap-3">
      <Field label={t("deskPeople.email")} error={failure} required className="min-w-60 flex-1">
        <TextInput
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field label={t("deskPeople.role")} className="w-44">
        <Select
          value={role}
          onChange={(event) => setRole(event.target.value === "administrator" ? "administrator" : "user")}
          options={(["user", "administrator"] as const).map((value) => ({
            value,
            label: t(`deskPeople.${value}`),
          }))}
        />
      </Field>
      <Button type="submit" variant="primary" pending={pending} className="mt-6">
        {t("deskPeople.invite")}
      </Button>
    </form>
  );
}
