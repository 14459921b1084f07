"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { ActionState } from "@/lib/contracts/action-state";
import type { ImportCardsInput, ImportReport } from "@/lib/contracts/data-quality";
import { tooLarge } from "@/lib/contracts/uploaded-file";
import type { ImportColumn } from "@/lib/domain/card-import";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { ImportMapping } from "./import-mapping";
import { ImportResult } from "./import-result";
import { saveText } from "./save-text";

type ImportFormProps = {
  /** Where the workbench is. */
  backHref: string;
  companySlug: string;
  importCards: (input: ImportCardsInput) => Promise<ActionState<ImportReport>>;
};

type Chosen = { readonly filename: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** A file of corrections on its way in: chosen, its columns understood, looked through, and then saved (M12). */
export function ImportForm({ backHref, companySlug, importCards }: ImportFormProps) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [failure, setFailure] = useState<{ code: string; facts: object } | null>(null);
  const [pending, setPending] = useState<string | null>(null);

  async function run(
    file: Chosen,
    save: ImportCardsInput["save"],
    mapping: ImportCardsInput["mapping"],
    csv = save !== "preview",
  ) {
    setPending(csv && save === "preview" ? "csv" : save);
    setFailure(null);
    const state = await importCards({ ...file, save, mapping, csv }).catch(() => null);
    setPending(null);
    if (state?.status === "done") {
      setReport(state.value);
      return state.value;
    }
    setFailure(
      state?.status === "refused" ? { code: state.code, facts: state.facts } : { code: "unknown", facts: {} },
    );
    return null;
  }

  async function read(event: FormEvent) {
    event.preventDefault();
    const file = input.current?.files?.[0];
    if (!file) return setFailure({ code: "required", facts: {} });
    const refusal = tooLarge(file);
    if (refusal) return setFailure({ code: refusal.code, facts: refusal });
    const next = { filename: file.name.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()) };
    setChosen(next);
    setReport(null);
    await run(next, "preview", null);
  }

  function remap(index: number, column: ImportColumn | null) {
    if (!chosen || !report) return;
    // A column means one thing: what another had, it loses.
    const mapping = report.mapping.map((one, at) =>
      at === index ? column : one === column && column !== null ? null : one,
    );
    void run(chosen, "preview", mapping);
  }

  async function download() {
    if (!chosen || !report) return;
    const csv = report.csv ?? (await run(chosen, "preview", [...report.mapping], true))?.csv;
    const stem = chosen.filename.replace(/\.[^.]*$/, "");
    if (csv) saveText(`${stem}-${t("dataQuality.importPage.resultName")}.csv`, csv);
  }

  return (
    <>
      <form onSubmit={read} noValidate className="mb-6 flex max-w-3xl flex-wrap items-start gap-3">
        <Field
          label={t("dataQuality.importPage.file")}
          hint={t("dataQuality.importPage.fileHint")}
          error={failure ? refusalText(t, { ...failure.facts, code: failure.code }) : undefined}
          className="min-w-64 flex-1"
        >
          <TextInput ref={input} type="file" accept=".csv,.txt,.tsv,.xlsx" className="py-1" />
        </Field>
        <Button
          type="submit"
          variant={report ? "secondary" : "primary"}
          pending={pending === "preview"}
          className="mt-6"
        >
          {t("dataQuality.importPage.read")}
        </Button>
      </form>
      {report && !report.saved ? (
        <ImportMapping report={report} disabled={pending !== null} onChange={remap} />
      ) : null}
      {report && report.key === null ? (
        <Callout tone="warning" live>
          {t("dataQuality.importPage.needKey")}
        </Callout>
      ) : null}
      {report && report.key !== null && chosen ? (
        <ImportResult
          report={report}
          companySlug={companySlug}
          backHref={backHref}
          pending={pending}
          onSave={(save) => void run(chosen, save, [...report.mapping])}
          onDownload={() => void download()}
        />
      ) : null}
    </>
  );
}
