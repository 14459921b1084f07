import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  neutral: "bg-hover text-ink",
  accent: "bg-accent-wash text-accent",
  positive: "bg-positive-wash text-positive",
  caution: "bg-caution-wash text-caution",
  negative: "bg-negative-wash text-negative",
} as const;

/** A count or a short word beside something else. For the state of a thing use `Status`. */
export function Badge({
  tone = "neutral",
  children,
}: {
  tone?: keyof typeof tones | undefined;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 items-center rounded-sm px-1.5 text-xs font-medium tabular-nums",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
