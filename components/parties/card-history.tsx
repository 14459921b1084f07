import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { MoreRows } from "@/components/ui/more-rows";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import type { Page } from "@/components/ui/use-pages";
import type { Texts } from "@/lib/text/server";
import type { Locale } from "@/lib/text/texts";
import { type HistoryEntry, HistoryRows } from "./history-rows";

type CardHistoryProps = {
  rows: readonly HistoryEntry[];
  next: string | null;
  loadMore: (cursor: string) => Promise<Page<ReactNode>>;
  locale: Locale;
  t: Texts;
};

/** «Historikk» of a customer's or supplier's card: every change, newest first (M32). */
export function CardHistory({ rows, next, loadMore, locale, t }: CardHistoryProps) {
  if (rows.length === 0) {
    return <EmptyState title={t("parties.history.empty")}>{t("parties.history.emptyText")}</EmptyState>;
  }
  return (
    <Table label={t("parties.history.title")}>
      <TableHead>
        <tr>
          <Th>{t("parties.history.at")}</Th>
          <Th className="max-sm:hidden">{t("parties.history.by")}</Th>
          <Th className="max-sm:hidden">{t("parties.history.what")}</Th>
          <Th>{t("parties.history.changes")}</Th>
        </tr>
      </TableHead>
      <TableBody>
        <HistoryRows rows={rows} locale={locale} t={t} />
        <MoreRows columns={4} next={next} load={loadMore} />
      </TableBody>
    </Table>
  );
}
