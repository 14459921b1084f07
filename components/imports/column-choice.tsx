"use client";

import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { ImportPreview } from "@/lib/contracts/invoice-import";
import { type ImportField, type ImportMapping, importFields } from "@/lib/domain/import-fields";
import { useTexts } from "@/lib/text/client";

type ColumnChoiceProps = {
  preview: ImportPreview;
  /** What is chosen now, which the preview may not know of yet. */
  mapping: ImportMapping;
  onChoose: (field: ImportField, column: number | null) => void;
};

/** Which column of the file holds what, with a value from the first row to recognise it by. */
export function ColumnChoice({ preview, mapping, onChoose }: ColumnChoiceProps) {
  const t = useTexts();
  const { header, sample, missing } = preview;
  const options = header.map((heading, index) => ({
    value: String(index),
    label: t("imports.columnNamed", { column: columnName(index), heading: heading || "–" }),
  }));

  return (
    <Section title={t("imports.columns")} description={t("imports.columnsText")}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-5 gap-y-3">
        {importFields.map((field) => {
          const column = mapping[field];
          const example = column === undefined ? undefined : sample[0]?.[column];
          return (
            <Field
              key={field}
              label={t(`imports.fields.${field}`)}
              hint={example ? t("imports.example", { value: example.slice(0, 40) }) : undefined}
              error={
                column === undefined && missing.includes(field)
                  ? t("errors.import_columns_missing")
                  : undefined
              }
            >
              <Select
                value={column === undefined ? "" : String(column)}
                placeholder={t("imports.noColumn")}
                options={options}
                onChange={({ target }) => onChoose(field, target.value === "" ? null : Number(target.value))}
              />
            </Field>
          );
        })}
      </div>
    </Section>
  );
}

/** A spreadsheet's own name of a column: A, B … Z, AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}
