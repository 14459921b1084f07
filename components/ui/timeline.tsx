import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { MomentText } from "./date-text";

export type TimelineItem = {
  readonly id: string;
  readonly at: Date;
  readonly title: ReactNode;
  /** Who: "Kari Nordmann", "PO Factoring". */
  readonly actor: string;
  readonly text?: ReactNode;
  /** `FileLink`s of the event: the EHF, the PDF. */
  readonly files?: ReactNode;
  readonly tone?: "neutral" | "good" | "bad" | undefined;
};

const marks = {
  neutral: "border-rule-strong bg-paper",
  good: "border-positive bg-positive",
  bad: "border-negative bg-negative",
};

/** «Historikk»: what happened, newest first or last as given, with who, when, text and files. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol aria-label={label} className="relative">
      {items.map((item, index) => (
        <li key={item.id} className="relative grid grid-cols-[12px_1fr] gap-x-3 pb-4 last:pb-0">
          {index < items.length - 1 ? (
            <span aria-hidden className="absolute top-3 bottom-[-0.5rem] left-[5.5px] w-px bg-rule" />
          ) : null}
          <span
            aria-hidden
            className={classNames(
              "relative mt-1 size-3 rounded-full border-[1.5px]",
              marks[item.tone ?? "neutral"],
            )}
          />
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{item.title}</span>
              <span className="text-sm text-ink-soft">
                <MomentText moment={item.at} /> · {item.actor}
              </span>
            </p>
            {item.text ? <div className="max-w-prose break-words text-ink-soft">{item.text}</div> : null}
            {item.files ? <div className="mt-0.5 flex flex-col items-start gap-0.5">{item.files}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
