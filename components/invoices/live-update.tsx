"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import type { FactoringStatus } from "@/lib/domain/factoring";

/** Milliseconds between looks while others work on the invoice: our worker in a blink, the partner in its own time. */
const pace: Partial<Record<FactoringStatus, number>> = { preparing: 1_000, ready: 3_000, fetched: 3_000 };

/**
 * Draws the page anew while its status is on the move, and rests when nobody looks at the tab. The next look waits
 * for the answer to the last one: on a slow line they would queue up, and the user's own clicks behind them.
 */
export function LiveUpdate({ status }: { status: FactoringStatus }) {
  const router = useRouter();
  const [looking, start] = useTransition();
  const pause = pace[status];

  useEffect(() => {
    if (pause === undefined || looking) return;
    const look = () => {
      if (document.visibilityState === "visible") start(() => router.refresh());
    };
    const timer = setTimeout(look, pause);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [pause, looking, router]);

  return null;
}
