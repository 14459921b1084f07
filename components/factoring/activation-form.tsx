"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { ActionState } from "@/lib/contracts/action-state";
import { type ActivationValues, activationInput } from "@/lib/contracts/activation";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { AccountFields } from "./account-fields";
import { ActivationChanges } from "./activation-changes";
import { ActivationDialog } from "./activation-dialog";
import { AgreementField } from "./agreement-field";
import { ChosenAccounts } from "./chosen-accounts";
import { showMappingError } from "./mapping-errors";
import { type MappingChoicesOffered, suggestedMapping } from "./mapping-options";
import { type ActivatedFacts, useShowOnce } from "./shown-once";
import { WizardSteps } from "./wizard-steps";

type ActivationFormProps = {
  integrationSlug: string;
  integrationName: string;
  offered: MappingChoicesOffered;
  customers: number;
  /** How many of their cards lack data. */
  lacking: number;
  /** What activation meets and changes: the second step. */
  readiness: ReactNode;
  /** Something that the page tells of must be done first (M3): one may look, but not activate. */
  isBlocked: boolean;
  cancelHref: string;
  /** Whether the accounts could be used, asked before the first step is left. */
  check: (input: ActivationValues) => Promise<ActionState>;
  activate: (input: ActivationValues) => Promise<ActionState<ActivatedFacts>>;
};

/** The way to an active integration (M2, M4): accounts, what changes, and the act itself, confirmed in a dialog. */
export function ActivationForm(props: ActivationFormProps) {
  const { integrationSlug, integrationName: name, offered, customers, lacking, isBlocked } = props;
  const t = useTexts();
  const showOnce = useShowOnce();
  const [step, setStep] = useState(0);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm<ActivationValues>({
    defaultValues: { integrationSlug, agreementType: "financing", mapping: suggestedMapping(offered, name) },
    resolver: zodResolver(activationInput, undefined, { raw: true }),
    shouldUnregister: false,
  });
  const names = [t("connections.stepAccounts"), t("connections.stepChanges"), t("connections.stepConfirm")];

  const run = form.handleSubmit(async (values) => {
    const state = await props.activate(values);
    if (state.status === "done") return showOnce(state.value);
    setAsking(false);
    const refusal = state.status === "refused" ? state : { code: "validation_failed", facts: {} };
    setFailure(refusalText(t, { ...refusal.facts, code: refusal.code }));
    if (showMappingError(form, refusal)) setStep(0);
  });

  const advance = form.handleSubmit(async (values) => {
    setFailure(null);
    if (step === 2) return setAsking(true);
    const checked = step === 0 ? await props.check(values) : null;
    if (checked?.status === "refused") {
      setFailure(refusalText(t, { ...checked.facts, code: checked.code }));
      showMappingError(form, checked);
      return;
    }
    setStep(step + 1);
  });

  return (
    <FormProvider {...form}>
      <WizardSteps names={names} current={step} />
      <StepHeading step={step} names={names} />
      <form onSubmit={advance} noValidate>
        <Fieldset>
          {failure ? (
            <div className="mb-4 max-w-3xl">
              <Callout tone="error" live title={t("factoring.failedTitle")}>
                {failure}
              </Callout>
            </div>
          ) : null}
          {step === 0 ? <AccountsStep name={name} offered={offered} /> : null}
          {step === 1 ? props.readiness : null}
          {step === 2 ? (
            <>
              <Section title={t("connections.summaryAccounts")}>
                <ChosenAccounts offered={offered} />
              </Section>
              <Section title={t("factoring.changesTitle")}>
                <ActivationChanges name={name} customers={customers} lacking={lacking} />
              </Section>
            </>
          ) : null}
          <FormActions>
            {step === 2 && isBlocked ? null : (
              <Button type="submit" variant="primary" pending={form.formState.isSubmitting && !asking}>
                {step === 2 ? t("factoring.activateNamed", { name }) : t("connections.next")}
              </Button>
            )}
            {step > 0 ? <Button onClick={() => setStep(step - 1)}>{t("connections.back")}</Button> : null}
            <LinkButton href={props.cancelHref} variant="quiet">
              {t("common.cancel")}
            </LinkButton>
          </FormActions>
        </Fieldset>
        <ActivationDialog
          open={asking}
          onOpenChange={(open) => setAsking(open || form.formState.isSubmitting)}
          pending={form.formState.isSubmitting}
          onConfirm={run}
          name={name}
          customers={customers}
          lacking={lacking}
        />
      </form>
    </FormProvider>
  );
}

function AccountsStep({ name, offered }: { name: string; offered: MappingChoicesOffered }) {
  const t = useTexts();
  return (
    <>
      <Section title={t("factoring.accounts")} description={t("factoring.accountsText", { name })}>
        <AccountFields offered={offered} integrationName={name} />
      </Section>
      <Section title={t("factoring.agreementType")}>
        <AgreementField />
      </Section>
    </>
  );
}

/** Says which step was come to, and takes the focus there, so that a keyboard goes on from its top. */
function StepHeading({ step, names }: { step: number; names: readonly string[] }) {
  const t = useTexts();
  const heading = useRef<HTMLParagraphElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
    shown.current = step;
  }, [step]);
  return (
    <p ref={heading} tabIndex={-1} className="sr-only">
      {t("connections.stepOf", { step: String(step + 1), of: String(names.length), name: names[step] ?? "" })}
    </p>
  );
}
