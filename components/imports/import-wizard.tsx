"use client";

import { Callout } from "@/components/ui/callout";
import { controlStyle } from "@/components/ui/control-style";
import { Field, useFieldControl } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { ImportDone, ImportFileInput, ImportPreview } from "@/lib/contracts/invoice-import";
import { useTexts } from "@/lib/text/client";
import { formatAmount } from "@/lib/text/format";
import { refusalText } from "@/lib/text/refusals";
import { ColumnChoice } from "./column-choice";
import { GoodTable } from "./good-table";
import { type AccountChoice, ImportChoiceFields } from "./import-choices";
import { ImportStart } from "./import-start";
import { type ImportStep, useImport } from "./import-state";
import { ProblemTable } from "./problem-table";

type ImportWizardProps = {
  company: string;
  incomeAccounts: readonly AccountChoice[];
  accounts: readonly AccountChoice[];
  preview: ImportStep<ImportPreview>;
  run: ImportStep<ImportDone, ImportFileInput & { which: "all" | "good" }>;
};

/** A file of invoices on its way in (M35): chosen, its columns named, looked through, imported, with the result. */
export function ImportWizard({ company, incomeAccounts, accounts, preview, run }: ImportWizardProps) {
  const t = useTexts();
  const step = useImport(company, { preview, run });
  const { shown, refused, done, pending } = step;
  const readable = shown !== null && !done;

  return (
    <div aria-busy={pending}>
      <Fieldset>
        <div className="mb-6 max-w-md">
          <Field
            label={t("imports.file")}
            hint={pending && !shown ? t("imports.reading") : t("imports.fileHint")}
          >
            <FileInput onChoose={step.choose} />
          </Field>
        </div>
        {refused ? (
          <div className="mb-6">
            <Callout tone="error" title={t(shown ? "imports.refused" : "imports.unreadable")} live>
              {refusalText(t, refused)}
            </Callout>
          </div>
        ) : null}
        {done ? <Result company={company} done={done} /> : null}
        {readable ? (
          <>
            <ColumnChoice preview={shown} mapping={step.mapping} onChoose={step.chooseColumn} />
            <ImportChoiceFields
              choices={step.choices}
              incomeAccounts={incomeAccounts}
              accounts={accounts}
              onChange={step.changeChoices}
            />
          </>
        ) : null}
        {readable && shown.missing.length === 0 ? (
          <Section title={t("imports.preview")}>
            <p role="status" className="mb-3">
              {summary(t, shown)}
            </p>
            <ImportStart
              preview={shown}
              pending={pending}
              onRecheck={step.recheck}
              onImport={step.importNow}
            />
          </Section>
        ) : null}
        {shown ? (
          <ProblemTable
            title={t(done ? "imports.problemsLeft" : "imports.problems")}
            problems={shown.problems}
            count={shown.problemCount}
            company={company}
          />
        ) : null}
        {readable ? <GoodTable preview={shown} /> : null}
      </Fieldset>
    </div>
  );
}

function summary(t: ReturnType<typeof useTexts>, { rows, good, bad, totalOre }: ImportPreview): string {
  return t("imports.previewText", { rows, good, bad, total: formatAmount(totalOre) });
}

function FileInput({ onChoose }: { onChoose: (file: File | undefined) => Promise<void> }) {
  const control = useFieldControl({});
  return (
    <input
      {...control}
      type="file"
      accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      onChange={(event) => void onChoose(event.target.files?.[0])}
      className={`${controlStyle} py-0.5 file:mr-3 file:rounded-sm file:border-0 file:bg-hover file:px-2 file:py-0.5`}
    />
  );
}

function Result({ company, done }: { company: string; done: ImportDone }) {
  const t = useTexts();
  return (
    <div className="mb-6">
      <Callout
        tone="success"
        live
        title={t("imports.done", { count: done.imported })}
        actions={
          <LinkButton href={`/${company}/import/invoices/${done.importId}`} variant="primary">
            {t("imports.showImported")}
          </LinkButton>
        }
      >
        {t("imports.doneSkipped", { count: done.skipped })}{" "}
        {done.openCredits > 0 ? t("imports.doneOpenCredits", { count: done.openCredits }) : null}
      </Callout>
    </div>
  );
}
