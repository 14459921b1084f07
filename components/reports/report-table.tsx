"use client";

import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { parseAsString, useQueryState } from "nuqs";
import { type ReactNode, useMemo, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { type Page, usePages } from "@/components/ui/use-pages";
import type { ReportId, SaveColumnsInput } from "@/lib/contracts/report-settings";
import type { ReportOrder } from "@/lib/domain/invoice-report";
import { useTexts } from "@/lib/text/client";
import { formatCount } from "@/lib/text/format";
import { nextSort } from "./order";
import type { ReportColumn, ReportTotals } from "./report";
import { ReportCell } from "./report-cell";
import { ReportFoot } from "./report-foot";
import { ReportToolbar } from "./report-toolbar";
import { useColumns } from "./use-columns";

/** What a page hands to its report; the report itself adds its columns. */
export type ReportProps<Row> = {
  /** "/[company]". */
  basePath: string;
  page: Page<Row>;
  totals: ReportTotals;
  order: ReportOrder<string>;
  /** The address's query in one spelling, "?from=…" or "": the CSV asks for the same. */
  query: string;
  hiddenColumns: readonly string[];
  /** Server action: a further page. */
  loadMore: (cursor: string) => Promise<Page<Row>>;
  /** Server action: remember the columns. */
  saveColumns: (input: SaveColumnsInput) => Promise<{ status: string }>;
};

const features = tableFeatures({ columnVisibilityFeature });

/** A report: chosen columns, order in the address, totals of the whole, further pages, and the same as CSV. */
export function ReportTable<Row extends { readonly id: string }>({
  report,
  title,
  columns,
  basePath,
  page,
  totals,
  order,
  query,
  hiddenColumns,
  loadMore,
  saveColumns,
}: ReportProps<Row> & { report: ReportId; title: string; columns: readonly ReportColumn<Row>[] }) {
  const t = useTexts();
  const { items, hasMore, loading, showMore } = usePages(page, loadMore);
  const chosen = useColumns(report, columns, hiddenColumns, saveColumns);
  const [sorting, startSorting] = useTransition();
  const [, setSort] = useQueryState(
    "sort",
    parseAsString.withOptions({ shallow: false, startTransition: startSorting }),
  );
  const columnOf = new Map(columns.map((column) => [column.id, column]));
  const definitions = useMemo(() => defineColumns(columns, basePath), [columns, basePath]);
  const table = useTable({
    features,
    columns: definitions,
    data: items,
    getRowId: (row) => row.id,
    state: { columnVisibility: chosen.visibility },
  });
  const shown = table.getVisibleLeafColumns().flatMap(({ id }) => columnOf.get(id) ?? []);
  const csv = `${basePath}/reports/${report}/export${query ? `${query}&` : "?"}columns=${shown.map(({ id }) => id).join(",")}`;
  const status = sorting
    ? t("reports.refreshing")
    : t("reports.shown", { shown: formatCount(items.length), count: formatCount(totals.count) });

  return (
    <>
      <ReportToolbar status={status} columns={columns} chosen={chosen} csv={csv} />
      {items.length === 0 ? (
        <EmptyState title={t("reports.noRows")}>{t("reports.noRowsNext")}</EmptyState>
      ) : (
        <Table label={title} tall>
          <TableHead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <SortableHeading
                    key={header.id}
                    column={columnOf.get(header.column.id)}
                    order={order}
                    onSort={(sort) => void setSort(sort)}
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
                      numeric={kind === "amount"}
                      wrap={kind === "longText"}
                      className={kind === "text" ? "max-w-56 truncate" : undefined}
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

function defineColumns<Row extends { readonly id: string }>(
  columns: readonly ReportColumn<Row>[],
  basePath: string,
) {
  const helper = createColumnHelper<typeof features, Row>();
  return columns.map((column) =>
    helper.display({
      id: column.id,
      header: () => <Heading column={column} />,
      cell: ({ row }) => <ReportCell column={column} row={row.original} basePath={basePath} />,
    }),
  );
}

type SortableHeadingProps = {
  column: { readonly kind: string; readonly sortBy?: string } | undefined;
  order: ReportOrder<string>;
  onSort: (sort: string) => void;
  children: ReactNode;
};

function SortableHeading({ column, order, onSort, children }: SortableHeadingProps) {
  const sortBy = column?.sortBy;
  return (
    <Th
      numeric={column?.kind === "amount"}
      sort={sortBy === order.by ? (order.descending ? "desc" : "asc") : false}
      onSort={sortBy ? () => onSort(nextSort(sortBy, order)) : undefined}
    >
      {children}
    </Th>
  );
}

function Heading({ column }: { column: { readonly header: ReportColumn<never>["header"] } }) {
  return column.header(useTexts());
}
