import { reportSettings } from "../schema/companies";
import type { Scope, Tx } from "../scope";

/** Keep which columns a user has hidden in a report. */
export async function saveHiddenColumns(
  { db, companyId }: Scope<Tx>,
  userId: string,
  report: string,
  hiddenColumns: readonly string[],
): Promise<void> {
  const values = { hiddenColumns: [...hiddenColumns] };
  await db
    .insert(reportSettings)
    .values({ companyId, userId, report, ...values })
    .onConflictDoUpdate({
      target: [reportSettings.companyId, reportSettings.userId, reportSettings.report],
      set: values,
    });
}
