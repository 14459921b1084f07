"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { FactoringStatus } from "@/lib/domain/factoring";

/** Milliseconds between looks while others work on the invoice: our worker in a blink, the partner in its own time. */
const pace: Partial<Record<FactoringStatus, number>> = { preparing: 1_000, ready: 3_000, fetched: 3_000 };

/** Draws the page anew while its status is on the move, and rests when nobody looks at the tab. */
export function LiveUpdate({ status }: { status: FactoringStatus }) {
  const router = useRouter();
  const pause = pace[status];

  useEffect(() => {
    if (pause === undefined) return;
    const look = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = setInterval(look, pause);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [pause, router]);

  return null;
}
