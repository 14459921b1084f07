"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/** Milliseconds between looks while the worker works. */
const pace = 1_500;

/** Draws the page anew until what it shows is no longer under way; one look ends before the next begins. */
export function useFollow(underWay: boolean): void {
  const router = useRouter();
  const [looking, look] = useTransition();

  useEffect(() => {
    if (!underWay || looking) return;
    const timer = setTimeout(() => look(() => router.refresh()), pace);
    return () => clearTimeout(timer);
  }, [underWay, looking, router]);
}
