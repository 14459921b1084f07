import { ProblemError } from "@/lib/client/problem";
import { NotMapped } from "./postings";

/** How long to leave alone what could not be done for another reason than a refusal. */
const TASK_PAUSE_MS = 10_000;

/** Does each task once. */
export type TaskKeeper = {
  /**
   * @param facts what the answer depends on: refused with the same facts, it is not tried again
   */
  once: (name: string, facts: string, task: () => Promise<void>) => Promise<void>;
};

/**
 * Remembers what is done, to spare the server questions: after a restart they are asked once more. A task that fails holds up
 * nobody else, and has another try after a while. One that was refused has none before what it depends on has changed: a
 * currency that the agreement does not list is not listed the tenth time either.
 *
 * @param now the moment, in milliseconds
 */
export function taskKeeper(say: (line: string) => void, now: () => number): TaskKeeper {
  const done = new Set<string>();
  const waiting = new Map<string, number>();
  const refused = new Map<string, string>();

  return {
    async once(name, facts, task) {
      if (done.has(name) || refused.get(name) === facts || (waiting.get(name) ?? 0) > now()) return;
      try {
        await task();
        done.add(name);
      } catch (error) {
        if (isRefusal(error)) refused.set(name, facts);
        else waiting.set(name, now() + TASK_PAUSE_MS);
        const then = isRefusal(error) ? "refused, and left until something changes" : "failed";
        say(`${name} ${then}: ${messageOf(error)}`);
      }
    },
  };
}

/** Whether the same call would be answered the same: not when the server failed or was busy, or another was in the way. */
function isRefusal(error: unknown): boolean {
  if (error instanceof NotMapped) return true;
  return error instanceof ProblemError && [403, 413, 415, 422].includes(error.status);
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
