import type { SheetValue } from "@/lib/domain/sheet";

/** A table to be sent as a file, whatever its format. */
export type Sheet<Row> = {
  /** What the table is called. */
  readonly name: string;
  /** As the user shall see it, without its ending; any letters. */
  readonly filename: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
  readonly record: (row: Row) => readonly SheetValue[];
};
