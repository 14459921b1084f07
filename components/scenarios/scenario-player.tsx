"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-actions";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ScenarioChoice } from "@/lib/contracts/scenarios";
import type { AgreementType } from "@/lib/domain/factoring";
import { useTexts, useUserLocale } from "@/lib/text/client";
import { KeptRuns } from "./kept-runs";
import { ScenarioReport } from "./scenario-report";
import { useKeptRuns } from "./use-kept-runs";
import { useScenarioRun } from "./use-scenario-run";

type ScenarioPlayerProps = {
  /** Those that the agreement has. */
  scenarios: readonly ScenarioChoice[];
  /** Those of other agreements. */
  others: readonly ScenarioChoice[];
  agreementType: AgreementType;
  connectionId: string;
  /** Where a run is asked for; it answers line by line. */
  address: string;
  /** Whose books they are. */
  company: string;
};

type Wrong = Partial<Record<"seed" | "applicationKey" | "clientKey", string>>;

/** Choose a scenario, give the keys, and see its steps come. */
export function ScenarioPlayer(props: ScenarioPlayerProps) {
  const { scenarios, others, agreementType, connectionId, address, company } = props;
  const t = useTexts();
  const locale = useUserLocale();
  const { runs, keep, forget } = useKeptRuns(connectionId);
  const { run, play, show, stop } = useScenarioRun(address, keep);
  const [name, setName] = useState(scenarios[0]?.name ?? "");
  const [wrong, setWrong] = useState<Wrong>({});
  const chosen = scenarios.find((one) => one.name === name);
  const playing = run?.state === "playing";

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? "").trim();
    const found: Wrong = {
      ...(/^\d{1,9}$/.test(text("seed")) ? {} : { seed: t("scenarios.seedWrong") }),
      ...(text("applicationKey") ? {} : { applicationKey: t("scenarios.keyMissing") }),
      ...(text("clientKey") ? {} : { clientKey: t("scenarios.keyMissing") }),
    };
    setWrong(found);
    const [first] = Object.keys(found);
    if (first) {
      const control = event.currentTarget.elements.namedItem(first);
      if (control instanceof HTMLElement) control.focus();
      return;
    }
    if (!chosen || playing) return;
    const keys = { applicationKey: text("applicationKey"), clientKey: text("clientKey") };
    await play(chosen.title, { scenario: name, seed: Number(text("seed")), ...keys });
  }

  return (
    <>
      <form onSubmit={submit} noValidate className="mb-8 grid max-w-3xl gap-4 sm:grid-cols-2">
        <Field
          label={t("scenarios.scenario")}
          hint={t(chosen?.needs === "credit_note" ? "scenarios.needsCreditNote" : "scenarios.needsInvoice")}
        >
          <Select
            name="scenario"
            value={name}
            onChange={(event) => setName(event.target.value)}
            options={scenarios.map((one) => ({ value: one.name, label: one.title[locale] }))}
          />
        </Field>
        <Field label={t("scenarios.seed")} hint={t("scenarios.seedHint")} error={wrong.seed} required>
          <TextInput name="seed" defaultValue="1" inputMode="numeric" className="max-w-32" />
        </Field>
        <Field
          label={t("scenarios.applicationKey")}
          hint={t("scenarios.keyHint")}
          error={wrong.applicationKey}
          required
        >
          <TextInput name="applicationKey" type="password" />
        </Field>
        <Field
          label={t("scenarios.clientKey")}
          hint={t("scenarios.keyHint")}
          error={wrong.clientKey}
          required
        >
          <TextInput name="clientKey" type="password" />
        </Field>
        {others.length > 0 ? (
          <p className="text-ink-soft text-sm sm:col-span-2">
            {t("scenarios.others", {
              count: others.length,
              agreement: t(`factoring.agreementTypes.${agreementType}`),
              names: others.map(({ title }) => title[locale]).join(", "),
            })}
          </p>
        ) : null}
        <FormActions>
          <Button type="submit" variant="primary" pending={playing}>
            {t("scenarios.play")}
          </Button>
          {playing ? <Button onClick={stop}>{t("scenarios.stop")}</Button> : null}
        </FormActions>
      </form>
      <Section title={t("scenarios.report")}>
        {run ? (
          <ScenarioReport run={run} company={company} />
        ) : (
          <p className="text-ink-soft">{t("scenarios.empty")}</p>
        )}
      </Section>
      <KeptRuns runs={runs} shown={run?.at ?? null} show={show} forget={forget} />
    </>
  );
}
