"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import { applies, columnName, gridFields, maxLengths } from "./grid-fields";
import { RowState } from "./row-state";
import type { Workbench } from "./use-workbench";
import { cellText, problemAt, type Row } from "./workbench-state";

type WorkbenchCardsProps = {
  workbench: Workbench;
  companySlug: string;
  canEdit: boolean;
  onLookUp?: ((row: Row) => void) | undefined;
  className?: string | undefined;
};

/** The workbench where a grid has no room: a card for each customer, opened into a form of what is to be mended. */
export function WorkbenchCards({ workbench, className, ...rest }: WorkbenchCardsProps) {
  return (
    <ul className={classNames("border-t border-rule", className)}>
      {workbench.rows.map((row) => (
        <li key={row.customerNo} className="border-b border-rule py-2">
          <CustomerCard row={row} workbench={workbench} {...rest} />
        </li>
      ))}
    </ul>
  );
}

function CustomerCard({
  row,
  workbench,
  companySlug,
  canEdit,
  onLookUp,
}: Omit<WorkbenchCardsProps, "className"> & { row: Row }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const fields = gridFields.filter(
    (field) =>
      applies(field, row.isPerson) && (all || problemAt(row, field) || row.draft[field] !== undefined),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    void workbench.save(row.customerNo);
  }

  return (
    <>
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">
            <span className="tabular-nums">{row.customerNo}</span> {row.name}
          </p>
          <RowState
            row={row}
            companySlug={companySlug}
            inGrid={false}
            onSave={workbench.save}
            onLookUp={onLookUp}
          />
        </div>
        {canEdit ? (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "dataQuality.card.close" : "dataQuality.card.edit")}
            <span className="sr-only"> {row.customerNo}</span>
          </Button>
        ) : null}
      </div>
      {open ? (
        <form onSubmit={submit} noValidate className="mt-2 flex flex-col gap-3 pb-2">
          {fields.map((field) => {
            const problem = problemAt(row, field);
            return (
              <Field
                key={field}
                label={columnName(t, field)}
                error={problem ? refusalText(t, { code: problem.code }) : undefined}
              >
                <TextInput
                  value={cellText(row, field)}
                  maxLength={maxLengths[field]}
                  onChange={(event) => workbench.type(row.customerNo, { [field]: event.target.value })}
                />
              </Field>
            );
          })}
          <div className="flex gap-2">
            <Button type="submit" variant="primary" pending={row.saving}>
              {t("dataQuality.card.save")}
            </Button>
            {all ? null : (
              <Button variant="quiet" onClick={() => setAll(true)}>
                {t("dataQuality.card.more")}
              </Button>
            )}
          </div>
        </form>
      ) : null}
    </>
  );
}
