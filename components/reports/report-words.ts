import type { StatusCount } from "@/lib/domain/report";
import { formatCount } from "@/lib/text/format";
import type { Texts } from "@/lib/text/server";

/** «3 Levert, 1 Avvist av factoringselskapet». */
export function statusCountsText(counts: readonly StatusCount[], t: Texts): string {
  return counts
    .map(({ status, count }) =>
      t("reports.statusCount", { count: formatCount(count), status: t(`statuses.${status}`) }),
    )
    .join(", ");
}
