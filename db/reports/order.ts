import { type SQL, sql } from "drizzle-orm";
import { factoringStatuses } from "@/lib/domain/factoring";
import type { ReportCellKind, ReportOrder } from "@/lib/domain/report";
import type { SourceRow, View } from "./report";

type Part = { readonly by: SQL; readonly type: string };

/** How an order is asked for, and how a page goes on where the one before ended. */
export type Keyset = {
  readonly orderBy: SQL;
  /** The row's place in the order, as an array of text. */
  readonly place: SQL;
  readonly after: (cursor: string | undefined) => SQL;
};

/**
 * What a value of each kind is sorted by, and what stands for none. Statuses follow the status machine, and text the
 * Norwegian alphabet, whatever the database itself sorts by.
 */
const kinds: Readonly<Record<ReportCellKind, { type: string; none: SQL }>> = {
  text: { type: "text", none: sql`''` },
  longText: { type: "text", none: sql`''` },
  word: { type: "text", none: sql`''` },
  date: { type: "date", none: sql`'-infinity'::date` },
  amount: { type: "bigint", none: sql`0` },
  count: { type: "int", none: sql`0` },
  status: { type: "int", none: sql`0` },
  statusCounts: { type: "int[]", none: sql`'{}'::int[]` },
};

/**
 * The order of a view's lines: by the column asked for, then by the view's key, all in one direction. No part is ever
 * null, so that comparing rows says which come after; what is never null anyway is left bare, so that an index serves.
 */
export function keyset(view: View, { by, descending }: ReportOrder): Keyset {
  const parts = [sortPart(view, by), ...view.key.map(({ name, type }) => ({ by: cell(name), type }))];
  const direction = sql.raw(descending ? "desc" : "asc");
  const compare = sql.raw(descending ? "<" : ">");

  return {
    orderBy: list(parts.map((part) => sql`${part.by} ${direction}`)),
    place: sql`array[${list(parts.map((part) => sql`(${part.by})::text`))}]`,
    after: (cursor) => {
      const place = readPlace(cursor, parts.length);
      if (!place) return sql`true`;
      const values = parts.map(({ type }, at) => sql`${place[at] ?? ""}::text::${sql.raw(type)}`);
      return sql`(${list(parts.map((part) => part.by))}) ${compare} (${list(values)})`;
    },
  };
}

/** Where a row stands, for the cursor of the page after it. */
export function cursorOf(row: SourceRow): string {
  return JSON.stringify(row.place);
}

function sortPart(view: View, by: string): Part {
  const column = view.columns.find(({ id }) => id === by);
  if (!column) throw new Error(`no column to sort by: ${by}`);
  if (column.sortBy) return { by: cell(column.sortBy.name), type: column.sortBy.type };
  const { type, none } = kinds[column.kind];
  const value = column.kind === "status" ? rank(cell(column.id)) : cell(column.id);
  const always = column.always ? value : sql`coalesce(${value}, ${none})`;
  return { by: type === "text" ? sql`${always} collate "nb-x-icu"` : always, type };
}

function rank(status: SQL): SQL {
  return sql`array_position(${`{${factoringStatuses.join(",")}}`}::text::text[], ${status})`;
}

function readPlace(cursor: string | undefined, length: number): readonly string[] | null {
  if (cursor === undefined) return null;
  try {
    const place: unknown = JSON.parse(cursor);
    return Array.isArray(place) && place.length === length ? place.map(String) : null;
  } catch {
    return null;
  }
}

function cell(name: string): SQL {
  return sql`r.${sql.identifier(name)}`;
}

function list(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `);
}
