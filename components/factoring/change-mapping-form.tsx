"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionState } from "@/lib/contracts/action-state";
import { type ChangeMappingValues, changeMappingInput } from "@/lib/contracts/activation";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { AccountFields } from "./account-fields";
import { showMappingError } from "./mapping-errors";
import { type MappingChoicesOffered, presentMapping } from "./mapping-options";

type ChangeMappingFormProps = {
  connectionId: string;
  integrationName: string;
  offered: MappingChoicesOffered;
  present: Parameters<typeof presentMapping>[1];
  /** The connection's page: where one goes back to. */
  backHref: string;
  change: (input: ChangeMappingValues) => Promise<ActionState<{ readonly changed: readonly string[] }>>;
};

/** «Endre kontoer» (M2, edge 45): every kind on the account it has, to be changed; the partner is told of what changed. */
export function ChangeMappingForm(props: ChangeMappingFormProps) {
  const { connectionId, integrationName, offered, present, backHref, change } = props;
  const t = useTexts();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm<ChangeMappingValues>({
    defaultValues: { connectionId, mapping: presentMapping(offered, present, integrationName) },
    resolver: zodResolver(changeMappingInput, undefined, { raw: true }),
  });

  const save = form.handleSubmit(async (values) => {
    setFailure(null);
    const state = await change(values);
    if (state.status === "done") {
      toast.success(t("connections.changed", { count: state.value.changed.length }));
      router.push(backHref);
      return;
    }
    const refusal = state.status === "refused" ? state : { code: "validation_failed", facts: {} };
    setFailure(refusalText(t, { ...refusal.facts, code: refusal.code }));
    showMappingError(form, refusal);
  });

  return (
    <FormProvider {...form}>
      <form onSubmit={save} noValidate>
        <Fieldset>
          {failure ? (
            <div className="mb-4 max-w-3xl">
              <Callout tone="error" live title={t("connections.changeFailed")}>
                {failure}
              </Callout>
            </div>
          ) : null}
          <AccountFields offered={offered} integrationName={integrationName} />
          <div className="mt-6">
            <FormActions>
              <Button type="submit" variant="primary" pending={form.formState.isSubmitting}>
                {t("connections.changeSave")}
              </Button>
              <LinkButton href={backHref} variant="quiet">
                {t("common.cancel")}
              </LinkButton>
            </FormActions>
          </div>
        </Fieldset>
      </form>
    </FormProvider>
  );
}
