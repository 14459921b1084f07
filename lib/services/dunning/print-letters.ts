import { getCompany } from "@/db/queries/companies";
import { listPrintedLetters } from "@/db/queries/reminders";
import type { Scope } from "@/db/scope";
import type { NewDocument } from "@/db/writes/documents";
import { fileOfLetters, letterOf } from "./render-reminder";

/** Every letter of a run that goes on paper in one file, in the order of the run; null when none does. */
export async function printLetters(
  scope: Scope,
  { runId }: { readonly runId: string },
): Promise<NewDocument | null> {
  const rows = await listPrintedLetters(scope, runId);
  const [first] = rows;
  if (!first) return null;

  const company = await getCompany(scope);
  return fileOfLetters(
    rows.map((row) => letterOf(company, row)),
    `purringer-${first.runDate}.pdf`,
  );
}
