"use client";

import { isCardField } from "@/components/customers/card-places";
import { fieldName } from "@/components/customers/field-names";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { FieldChange } from "@/lib/domain/card-change";
import { useTexts } from "@/lib/text/client";
import { refusalText } from "@/lib/text/refusals";
import type { GridField } from "./grid-fields";
import type { PastePlan } from "./paste-plan";
import { cellText, type MendAnswer, type Row } from "./workbench-state";

/** What the server said of a block that was pasted, before anything is saved. */
export type Rehearsed = MendAnswer & { readonly changes: readonly FieldChange[] };

type PasteDialogProps = {
  rows: readonly Row[];
  plan: PastePlan;
  /** Null while the server looks through it. */
  rehearsed: readonly Rehearsed[] | null;
  saving: boolean;
  onSave: () => void;
  onClose: () => void;
};

/** A pasted block as it would be saved: every cell that changes, from what to what, and what is wrong with it (M12). */
export function PasteDialog({ rows, plan, rehearsed, saving, onSave, onClose }: PasteDialogProps) {
  const t = useTexts();
  const good = rehearsed?.filter(({ result }) => result === "changed").length ?? 0;
  const bad = rehearsed?.filter(({ result }) => result === "failed").length ?? 0;
  const notes = [
    ...(plan.outside > 0 ? [t("dataQuality.paste.outside", { count: plan.outside })] : []),
    ...(plan.notForKind > 0 ? [t("dataQuality.paste.notForKind", { count: plan.notForKind })] : []),
    ...(bad > 0 ? [t("dataQuality.paste.failedStay", { count: bad })] : []),
    ...(rehearsed && good + bad === 0 ? [t("dataQuality.paste.nothing")] : []),
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="large"
      title={t("dataQuality.paste.title")}
      description={t("dataQuality.paste.text")}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          {good + bad > 0 ? (
            <Button variant="primary" pending={saving} onClick={onSave}>
              {t("dataQuality.paste.save", { count: good })}
            </Button>
          ) : null}
        </>
      }
    >
      {rehearsed === null ? <p role="status">{t("dataQuality.paste.checking")}</p> : null}
      {notes.map((note) => (
        <p key={note} className="mb-2 text-ink-soft">
          {note}
        </p>
      ))}
      {rehearsed && good + bad > 0 ? <Cells rows={rows} plan={plan} rehearsed={rehearsed} /> : null}
    </Dialog>
  );
}

function Cells({
  rows,
  plan,
  rehearsed,
}: Pick<PasteDialogProps, "rows" | "plan"> & { rehearsed: readonly Rehearsed[] }) {
  const t = useTexts();
  const lines = rehearsed.flatMap((answer) => cellsOf(answer, rows, plan));
  return (
    <Table label={t("dataQuality.paste.title")} tall>
      <TableHead>
        <tr>
          <Th>{t("dataQuality.paste.customer")}</Th>
          <Th>{t("dataQuality.paste.field")}</Th>
          <Th>{t("dataQuality.paste.from")}</Th>
          <Th>{t("dataQuality.paste.to")}</Th>
          <Th>{t("dataQuality.paste.result")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        {lines.map(({ customerNo, name, field, from, to, code, waits }) => (
          <Tr key={`${customerNo}-${field}`}>
            <Td>
              <span className="tabular-nums">{customerNo}</span> {name}
            </Td>
            <Td>{isCardField(field) ? fieldName(t, field) : field}</Td>
            <Td>{from}</Td>
            <Td>{to}</Td>
            <Td wrap className={code ? "text-negative" : undefined}>
              {code
                ? refusalText(t, { code })
                : t(waits ? "dataQuality.paste.waits" : "dataQuality.results.changed")}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

/** The cells of one customer: what would be saved, or what was pasted and why it would not. */
function cellsOf(answer: Rehearsed, rows: readonly Row[], plan: PastePlan) {
  const { customerNo, result, changes, problems, code } = answer;
  const row = rows.find((one) => one.customerNo === customerNo);
  const line = { customerNo, name: row?.name ?? "" };
  if (result !== "failed") {
    return changes.map(({ field, from, to }) => ({
      ...line,
      field,
      from: String(from ?? ""),
      to: String(to ?? ""),
      code: null,
      waits: false,
    }));
  }
  const values = plan.rows.find((one) => one.customerNo === customerNo)?.values ?? {};
  const fields = new Set<string>([...Object.keys(values), ...problems.map(({ field }) => field)]);
  return [...fields].map((field) => ({
    ...line,
    field,
    from: row && field in row.saved ? cellText(row, field as GridField) : "",
    to: values[field as GridField] ?? "",
    code: code ?? problems.find((problem) => problem.field === field)?.code ?? null,
    waits: true,
  }));
}
