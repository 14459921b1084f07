"use client";

import { useSyncExternalStore } from "react";
import { type KeptRun, keptRun } from "@/lib/contracts/scenarios";

/** So many of the latest runs are kept. */
const KEPT = 20;

const none: readonly KeptRun[] = [];
const listeners = new Set<() => void>();
/** What was read last, so that the same text is the same list. */
const read = new Map<string, { text: string | null; runs: readonly KeptRun[] }>();

/**
 * The latest runs against one connection, the newest first, kept in this browser: they are one person's own tries, and
 * there is no key in them.
 */
export function useKeptRuns(connectionId: string) {
  const key = `fordring-scenarios-${connectionId}`;
  const runs = useSyncExternalStore(
    subscribe,
    () => runsIn(key),
    () => none,
  );
  const write = (kept: readonly KeptRun[]) => {
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // No room, or no leave: the run is on the screen all the same.
    }
    for (const listener of listeners) listener();
  };
  return {
    runs,
    keep: (run: KeptRun) => write([run, ...runsIn(key)].slice(0, KEPT)),
    forget: () => write([]),
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function runsIn(key: string): readonly KeptRun[] {
  const text = textIn(key);
  const known = read.get(key);
  if (known && known.text === text) return known.runs;
  const runs = parsed(text);
  read.set(key, { text, runs });
  return runs;
}

function textIn(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** What an earlier version of the page has kept, or somebody has changed, is left out. */
function parsed(text: string | null): readonly KeptRun[] {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    if (!Array.isArray(found)) return none;
    return found.flatMap((one) => {
      const run = keptRun.safeParse(one);
      return run.success ? [run.data] : [];
    });
  } catch {
    return none;
  }
}
