import type { SQL } from "drizzle-orm";
import type { IsoDate } from "@/lib/domain/dates";
import type { ReportCell, ReportColumn, ReportFilter, ReportHead, ReportView } from "@/lib/domain/report";

/** What a report is asked for: whose books, narrowed to what. «Per dato» is today when nothing else was asked. */
export type Asked = {
  readonly companyId: number;
  readonly filter: ReportFilter & { readonly asOf: IsoDate };
  /** Every row's factoring columns are read before the first is shown, since they order or sum up the rows. */
  readonly byFactoring: boolean;
};

/** A row as the source has it: its columns by id, and whatever else links and cursors need. */
export type SourceRow = Readonly<Record<string, unknown>>;

/** A column of a source, and its type, in which a cursor's text is read again. */
export type SourceColumn = {
  readonly name: string;
  readonly type: "bigint" | "int" | "date" | "uuid" | "text" | "int[]";
};

/** Where a cell leads, below `/[company]`, with the filter that the row was found by. */
export type LeadsTo = (row: SourceRow, asked: Asked) => string | null;

/** A column of a report with what only the server knows of it. The source selects it under its id. */
export type Column = ReportColumn & {
  /** Never null in the source: its order can be read from an index. */
  readonly always?: true;
  /** What orders it, never null, when that is not the value itself. */
  readonly sortBy?: SourceColumn;
  readonly leadsTo?: LeadsTo;
  /** Worked out from other columns of the source by a rule of the domain. */
  readonly derived?: (row: SourceRow) => ReportCell["value"];
};

/** A way to see a report: a SELECT of its columns by their ids, in quotes, one row a line. */
export type View = Omit<ReportView, "columns"> & {
  readonly columns: readonly Column[];
  /** What tells two lines apart, and their order where the column sorted by does not. */
  readonly key: readonly SourceColumn[];
  readonly source: (asked: Asked) => SQL;
};

/** A report is one such declaration, and a line in the registry. */
export type Report = Omit<ReportHead, "views"> & { readonly views: readonly [View, ...View[]] };
