"use client";

import { useTexts } from "@/lib/text/client";
import type { nb } from "@/lib/text/nb";
import { classNames } from "./class-names";

/** Every code with a label in `lib/text/nb/statuses.ts`. */
export type StatusCode = keyof (typeof nb)["statuses"];

type Mark = "ring" | "half" | "dot" | "check" | "pause" | "cross" | "dash";
type Tone = "neutral" | "busy" | "good" | "caution" | "bad";

const looks: Record<StatusCode, readonly [tone: Tone, mark: Mark]> = {
  preparing: ["busy", "half"],
  preparation_failed: ["bad", "cross"],
  ready: ["busy", "dot"],
  fetched: ["busy", "dot"],
  delivered: ["good", "dot"],
  disputed: ["caution", "pause"],
  on_hold: ["caution", "pause"],
  collection: ["caution", "dot"],
  rejected: ["bad", "cross"],
  withdrawn: ["neutral", "dash"],
  recoursed: ["bad", "dash"],
  completed: ["good", "check"],
  not_settled: ["neutral", "ring"],
  advanced: ["busy", "half"],
  partly_settled: ["busy", "half"],
  settled: ["good", "check"],
  credited: ["neutral", "dash"],
  written_off: ["bad", "dash"],
  bought_back: ["bad", "dash"],
  draft: ["neutral", "ring"],
  sent: ["good", "dot"],
  overdue: ["caution", "dot"],
  not_factored: ["neutral", "dash"],
  not_connected: ["neutral", "ring"],
  pending: ["busy", "half"],
  active: ["good", "dot"],
  winding_down: ["caution", "half"],
  inactive: ["neutral", "dash"],
  paused: ["caution", "pause"],
  complete: ["good", "check"],
  incomplete: ["bad", "cross"],
};

const tones: Record<Tone, string> = {
  neutral: "text-ink-soft",
  busy: "text-accent",
  good: "text-positive",
  caution: "text-caution",
  bad: "text-negative",
};

/** A status by its code: the label in the user's language, with a mark whose shape tells as much as its colour. */
export function Status({ code, className }: { code: StatusCode; className?: string | undefined }) {
  const t = useTexts();
  const [tone, mark] = looks[code];
  return (
    <span data-status={code} className={classNames("inline-flex items-baseline gap-1.5", className)}>
      <svg
        aria-hidden
        viewBox="0 0 12 12"
        className={classNames("size-3 shrink-0 translate-y-px", tones[tone])}
      >
        <StatusMark mark={mark} />
      </svg>
      <span>{t(`statuses.${code}`)}</span>
    </span>
  );
}

function StatusMark({ mark }: { mark: Mark }) {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.75, strokeLinecap: "round" } as const;
  switch (mark) {
    case "ring":
      return <circle cx="6" cy="6" r="4.1" {...line} strokeWidth={1.5} />;
    case "half":
      return (
        <>
          <circle cx="6" cy="6" r="4.1" {...line} strokeWidth={1.5} />
          <path d="M6 1.9a4.1 4.1 0 0 0 0 8.2z" fill="currentColor" />
        </>
      );
    case "dot":
      return <circle cx="6" cy="6" r="4.2" fill="currentColor" />;
    case "check":
      return <path d="M1.8 6.4 4.7 9.2 10.2 3" {...line} />;
    case "pause":
      return <path d="M4 2.5v7M8 2.5v7" {...line} strokeWidth={2.2} />;
    case "cross":
      return <path d="m2.5 2.5 7 7m0-7-7 7" {...line} />;
    case "dash":
      return <path d="M2 6h8" {...line} />;
  }
}
