import { after } from "next/server";
import { log } from "@/lib/adapters/log";
import { keepCalls } from "@/lib/services/access/keep-calls";
import { pool } from "./database";

/** A call as it is kept. */
export type KeptCall = Parameters<typeof keepCalls>[1][number];

/** Calls that wait while a statement is on its way: more than this are not kept, and that is told in our log. */
const WAITING_MAX = 2_000;
const AT_ONCE = 100;

const waiting: KeptCall[] = [];
let draining: Promise<void> | null = null;

/**
 * Keep a call, made of its notes when the answer has gone out. Calls that are answered together go in one statement,
 * and one statement at a time: a busy hour costs the database a few large writes. Next waits for what is under way
 * when it is asked to stop.
 */
export function keepCall(describe: () => KeptCall): void {
  after(() => {
    const call = describe();
    if (!isWorthKeeping(call)) return;
    if (waiting.length >= WAITING_MAX) {
      log.warn({ requestId: call.requestId, connectionId: call.connectionId }, "call not kept");
      return;
    }
    waiting.push(call);
    draining ??= drain().finally(() => {
      draining = null;
    });
    return draining;
  });
}

async function drain(): Promise<void> {
  while (waiting.length > 0) {
    const batch = waiting.splice(0, AT_ONCE);
    try {
      await keepCalls(pool(), batch);
    } catch (error) {
      log.error({ err: error, calls: batch.length }, "calls not kept");
    }
  }
}

/** When each connection was last turned away from each door, in this process. */
const turnedAway = new Map<string, number>();
const TURNED_AWAY_MAX = 10_000;

/**
 * A program that knocks without end on a closed door (401, 429) is kept once a second, so that it cannot fill the
 * database; whatever reads or changes something is always kept.
 */
function isWorthKeeping({ connectionId, operationId, status, at }: KeptCall): boolean {
  if (status !== 401 && status !== 429) return true;
  const door = `${connectionId} ${operationId} ${status}`;
  if (at.getTime() - (turnedAway.get(door) ?? 0) < 1_000) return false;
  if (turnedAway.size >= TURNED_AWAY_MAX) turnedAway.clear();
  turnedAway.set(door, at.getTime());
  return true;
}
