"use client";

import { Progress as Base } from "@base-ui/react/progress";

type ProgressProps = {
  label: string;
  /** How many are done; null when it cannot be known. */
  value: number | null;
  max: number;
  /** "38 av 200". */
  detail?: string | undefined;
};

/** How far a long piece of work has come. */
export function Progress({ label, value, max, detail }: ProgressProps) {
  return (
    <Base.Root value={value} max={max} getAriaValueText={() => detail ?? `${value ?? ""} / ${max}`}>
      <div className="mb-1 flex justify-between gap-4 text-sm">
        <Base.Label className="font-medium">{label}</Base.Label>
        {detail ? <span className="text-ink-soft tabular-nums">{detail}</span> : null}
      </div>
      <Base.Track className="h-1.5 overflow-hidden rounded-full bg-rule">
        <Base.Indicator className="h-full bg-accent transition-[width] duration-200 data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </Base.Track>
    </Base.Root>
  );
}
