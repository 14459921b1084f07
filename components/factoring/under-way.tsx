"use client";

import { useEffect, useState } from "react";
import { Progress } from "@/components/ui/progress";
import { useTexts } from "@/lib/text/client";

/**
 * One transaction has no half to show, so the bar does not pretend to know how far it has come; the seconds show that
 * it goes on.
 */
export function UnderWay({ label, detail, note }: { label: string; detail: string; note: string }) {
  const t = useTexts();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(ticking);
  }, []);
  const passed = seconds > 0 ? ` · ${t("connections.seconds", { seconds })}` : "";
  return (
    <>
      <Progress label={label} value={null} max={1} detail={`${detail}${passed}`} />
      <p className="mt-2 text-ink-soft">{note}</p>
    </>
  );
}
