"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const PAUSE_MS = 2_000;

/** Draws the page anew every other second while something is on its way, and rests when nobody looks at the tab. */
export function LookAgain({ while: isWaiting }: { while: boolean }) {
  const router = useRouter();
  const [looking, start] = useTransition();

  useEffect(() => {
    if (!isWaiting || looking) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") start(() => router.refresh());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, looking, router]);

  return null;
}
