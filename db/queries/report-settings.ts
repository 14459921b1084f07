import { and, eq } from "drizzle-orm";
import { reportSettings } from "../schema/companies";
import type { Scope } from "../scope";

/** The columns that a user has hidden in a report, or null when he never chose. */
export async function findHiddenColumns(
  { db, companyId }: Scope,
  userId: string,
  report: string,
): Promise<readonly string[] | null> {
  const [row] = await db
    .select({ hiddenColumns: reportSettings.hiddenColumns })
    .from(reportSettings)
    .where(
      and(
        eq(reportSettings.companyId, companyId),
        eq(reportSettings.userId, userId),
        eq(reportSettings.report, report),
      ),
    );
  return row?.hiddenColumns ?? null;
}
