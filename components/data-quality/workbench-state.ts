import type { CustomerField, CustomerProblem } from "@/lib/domain/customer";
import type { CardPatch, MendableCard } from "@/lib/domain/mend-card";
import { type GridField, type GridValues, gridFields, gridValues } from "./grid-fields";

/** A customer as the workbench is given it. */
export type WorkbenchCustomer = {
  readonly customerNo: number;
  readonly version: number;
  readonly isPerson: boolean;
  readonly card: MendableCard;
  readonly lacking: readonly CustomerProblem[];
};

/** How one card's mend went, as the server answers it. */
export type MendAnswer = {
  readonly customerNo: number;
  readonly result: "changed" | "unchanged" | "failed";
  readonly code: "not_found" | "version_conflict" | null;
  readonly problems: readonly CustomerProblem[];
  readonly lacking: readonly CustomerProblem[];
  readonly card: MendableCard | null;
  readonly version: number;
};

/** A row of the workbench: what is saved, what is typed and not saved, and what was said of it. */
export type Row = {
  readonly customerNo: number;
  readonly version: number;
  readonly isPerson: boolean;
  readonly name: string;
  readonly saved: GridValues;
  readonly draft: Readonly<Partial<Record<GridField, string>>>;
  readonly lacking: readonly CustomerProblem[];
  /** Why what is typed was refused, at its fields. */
  readonly problems: readonly CustomerProblem[];
  /** What was typed when the save that is under way began. */
  readonly sent: Readonly<Partial<Record<GridField, string>>>;
  readonly trouble: "version_conflict" | "not_found" | "failed" | null;
  readonly saving: boolean;
};

export type Action =
  | { readonly do: "type"; readonly customerNo: number; readonly values: Partial<Record<GridField, string>> }
  | { readonly do: "undo"; readonly customerNo: number }
  | { readonly do: "saving"; readonly customerNos: readonly number[] }
  | { readonly do: "answered"; readonly answers: readonly MendAnswer[] }
  | { readonly do: "lost"; readonly customerNos: readonly number[] };

/** Rows as they are when the page is opened. */
export function openRows(customers: readonly WorkbenchCustomer[]): Row[] {
  return customers.map(({ card, ...customer }) => ({
    ...customer,
    name: card.name,
    saved: gridValues(card),
    draft: {},
    sent: {},
    problems: [],
    trouble: null,
    saving: false,
  }));
}

/** What stands in a cell: what is typed, else what is saved. */
export function cellText(row: Row, field: GridField): string {
  return row.draft[field] ?? row.saved[field];
}

/** What is wrong in a cell: what was refused, else what factoring lacks, unless something new is typed there. */
export function problemAt(row: Row, field: GridField): CustomerProblem | null {
  const refused = row.problems.find((problem) => problem.field === field);
  if (refused) return refused;
  return row.draft[field] === undefined
    ? (row.lacking.find((problem) => problem.field === field) ?? null)
    : null;
}

/** Whether anything is typed that is not saved. */
export function isDirty(row: Row): boolean {
  return gridFields.some((field) => row.draft[field] !== undefined);
}

/** What is typed, as the server takes it: a blank text is none. */
export function patchOf(row: Row): CardPatch {
  const fields = gridFields.filter((field) => row.draft[field] !== undefined);
  return Object.fromEntries(
    fields.map((field) => [field, row.draft[field] || (field === "name" ? "" : null)]),
  ) as CardPatch;
}

/** The rows after something happened to some of them. */
export function reduceRows(rows: readonly Row[], action: Action): readonly Row[] {
  switch (action.do) {
    case "type":
      return change(rows, [action.customerNo], (row) => typed(row, action.values));
    case "undo":
      return change(rows, [action.customerNo], (row) => ({ ...row, draft: {}, problems: [], trouble: null }));
    case "saving":
      return change(rows, action.customerNos, (row) => ({
        ...row,
        sent: row.draft,
        saving: true,
        trouble: null,
      }));
    case "lost":
      return change(rows, action.customerNos, (row) => ({ ...row, saving: false, trouble: "failed" }));
    case "answered": {
      const answers = new Map(action.answers.map((answer) => [answer.customerNo, answer]));
      return change(rows, [...answers.keys()], (row) => answered(row, answers.get(row.customerNo)));
    }
  }
}

function change(
  rows: readonly Row[],
  customerNos: readonly number[],
  how: (row: Row) => Row,
): readonly Row[] {
  const meant = new Set(customerNos);
  return rows.map((row) => (meant.has(row.customerNo) ? how(row) : row));
}

/** What was said of a field holds until something else is typed there; the place goes with its code. */
function typed(row: Row, values: Partial<Record<GridField, string>>): Row {
  const draft: Partial<Record<GridField, string>> = { ...row.draft };
  for (const field of gridFields) {
    const value = values[field];
    if (value === undefined) continue;
    if (value === row.saved[field]) delete draft[field];
    else draft[field] = value;
  }
  const touched = new Set<CustomerField>(Object.keys(values) as GridField[]);
  if (touched.has("postalCode")) touched.add("city");
  return { ...row, draft, problems: row.problems.filter(({ field }) => !touched.has(field)), trouble: null };
}

function answered(row: Row, answer: MendAnswer | undefined): Row {
  if (!answer) return row;
  const { card, version, lacking, problems, code, result } = answer;
  const done = { ...row, saving: false };
  if (result === "failed") {
    // What others have saved meanwhile comes in under what is typed, so that saving again overwrites nothing unseen.
    const seen = card === null ? {} : { saved: gridValues(card), version, lacking };
    return { ...done, ...seen, problems, trouble: code };
  }
  const saved = card === null ? row.saved : gridValues(card);
  // What was typed while the answer was on its way stays.
  const draft = Object.fromEntries(
    gridFields.flatMap((field) => (row.draft[field] === row.sent[field] ? [] : [[field, row.draft[field]]])),
  );
  return {
    ...done,
    version,
    lacking,
    saved,
    draft,
    problems: [],
    trouble: null,
    name: card?.name ?? row.name,
  };
}
