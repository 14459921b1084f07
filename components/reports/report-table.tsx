"use client";

import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { parseAsString, useQueryState } from "nuqs";
import { type ReactNode, useMemo, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { type Page, usePages } from "@/components/ui/use-pages";
import type { SaveColumnsInput } from "@/lib/contracts/report-settings";
import type {
  ReportColumn,
  ReportHead,
  ReportLevel,
  ReportOrder,
  ReportRow,
  ReportTotals,
} from "@/lib/domain/report";
import { useTexts } from "@/lib/text/client";
import { formatCount } from "@/lib/text/format";
import { nextSort, orderOf } from "./order";
import { ReportCell } from "./report-cell";
import { ReportFoot } from "./report-foot";
import { ReportToolbar } from "./report-toolbar";
import { useColumns } from "./use-columns";

type ReportTableProps = {
  /** "/[company]". */
  basePath: string;
  head: ReportHead;
  level: ReportLevel;
  page: Page<ReportRow>;
  totals: ReportTotals;
  /** The address's query in one spelling, "?from=…" or "": the files ask for the same. */
  query: string;
  hiddenColumns: readonly string[];
  /** Server action: a further page. */
  loadMore: (cursor: string) => Promise<Page<ReportRow>>;
  /** Server action: remember the columns. */
  saveColumns: (input: SaveColumnsInput) => Promise<{ status: string }>;
};

const features = tableFeatures({ columnVisibilityFeature });

/** A report: chosen columns, order in the address, totals of the whole, further pages, and the same as a file. */
export function ReportTable({
  basePath,
  head,
  level,
  page,
  totals,
  query,
  hiddenColumns,
  loadMore,
  saveColumns,
}: ReportTableProps) {
  const t = useTexts();
  const view = head.views.find((each) => each.level === level) ?? head.views[0];
  const { columns } = view;
  const { items, hasMore, loading, showMore } = usePages(page, loadMore);
  const chosen = useColumns(head, view, hiddenColumns, saveColumns);
  const [sorting, startSorting] = useTransition();
  // What the address says, and not what has been answered: a second press comes before the first one's rows.
  const [sort, setSort] = useQueryState(
    "sort",
    parseAsString.withOptions({ shallow: false, startTransition: startSorting }),
  );
  const order = orderOf(sort, view);
  const columnOf = new Map<string, ReportColumn>(columns.map((column) => [column.id, column]));
  const definitions = useMemo(() => defineColumns(columns, basePath), [columns, basePath]);
  const table = useTable({
    features,
    columns: definitions,
    data: items,
    getRowId: (row) => row.id,
    state: { columnVisibility: chosen.visibility },
  });
  const shown = table.getVisibleLeafColumns().flatMap(({ id }) => columnOf.get(id) ?? []);
  const file = `${basePath}/reports/${head.id}/export${query ? `${query}&` : "?"}columns=${shown.map(({ id }) => id).join(",")}`;
  const status = sorting
    ? t("reports.refreshing")
    : t("reports.shown", { shown: formatCount(items.length), count: formatCount(totals.count) });

  return (
    <>
      <ReportToolbar status={status} columns={columns} chosen={chosen} count={totals.count} file={file} />
      {items.length === 0 ? (
        <EmptyState title={t("reports.noRows")}>{t("reports.noRowsNext")}</EmptyState>
      ) : (
        <Table label={t(`reports.names.${head.id}`)} tall>
          <TableHead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <SortableHeading
                    key={header.id}
                    column={columnOf.get(header.column.id)}
                    order={order}
                    onSort={(next) => void setSort(next)}
                  >
                    <table.FlexRender header={header} />
                  </SortableHeading>
                ))}
              </tr>
            ))}
          </TableHead>
          <TableBody>
            {table.getRowModel().rows.map((row) => (
              <Tr key={row.id}>
                {row.getVisibleCells().map((cell) => {
                  const kind = columnOf.get(cell.column.id)?.kind;
                  return (
                    <Td
                      key={cell.id}
                      numeric={isNumeric(kind)}
                      wrap={kind === "longText" || kind === "statusCounts"}
                      className={
                        kind === "text" ? "max-w-56 truncate" : kind === "longText" ? "min-w-80" : undefined
                      }
                    >
                      <table.FlexRender cell={cell} />
                    </Td>
                  );
                })}
              </Tr>
            ))}
          </TableBody>
          <ReportFoot columns={shown} totals={totals} />
        </Table>
      )}
      {hasMore ? (
        <Button className="mt-3" pending={loading} onClick={showMore}>
          {t("common.showMore")}
        </Button>
      ) : null}
    </>
  );
}

function defineColumns(columns: readonly ReportColumn[], basePath: string) {
  const helper = createColumnHelper<typeof features, ReportRow>();
  return columns.map((column) =>
    helper.display({
      id: column.id,
      header: () => <Heading column={column} />,
      cell: ({ row }) => <ReportCell column={column} row={row.original} basePath={basePath} />,
    }),
  );
}

type SortableHeadingProps = {
  column: ReportColumn | undefined;
  order: ReportOrder;
  onSort: (next: string) => void;
  children: ReactNode;
};

function SortableHeading({ column, order, onSort, children }: SortableHeadingProps) {
  const sorts = column && column.sorts !== false;
  return (
    <Th
      numeric={isNumeric(column?.kind)}
      sort={column?.id === order.by ? (order.descending ? "desc" : "asc") : false}
      onSort={sorts ? () => onSort(nextSort(column.id, order)) : undefined}
    >
      {children}
    </Th>
  );
}

function Heading({ column }: { column: ReportColumn }) {
  return useTexts()(`reports.columns.${column.id}`);
}

function isNumeric(kind: ReportColumn["kind"] | undefined): boolean {
  return kind === "amount" || kind === "count";
}
