import { listUnsentLetters } from "@/db/queries/reminders";
import type { Scope } from "@/db/scope";
import type { Mailer } from "@/lib/adapters/smtp";
import { ok, type Result } from "@/lib/domain/result";
import { sendReminder } from "./send-reminder";

/**
 * Make and send the letters of one part of a run that have not gone. One that fails does not keep the others back; it
 * says so on its reminder, and the queue tries the part again.
 *
 * @throws what the first one failed for, once all have been tried
 */
export async function sendLetters(
  scope: Scope,
  mailer: Mailer,
  { runId, part }: { readonly runId: string; readonly part: number },
): Promise<Result<{ sent: number }, { code: string }>> {
  const letters = await listUnsentLetters(scope, runId, part);
  const failures: unknown[] = [];
  for (const { id } of letters) {
    try {
      const sent = await sendReminder(scope, mailer, { reminderId: id });
      if (!sent.ok) return sent;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return ok({ sent: letters.length });
}
