import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type DescriptionItem = { readonly label: string; readonly value: ReactNode };

/** Facts with their names, in one column or as many as fit (`columns` 1 to 4 on a wide screen). */
export function DescriptionList({
  items,
  columns = 1,
}: {
  items: readonly DescriptionItem[];
  columns?: 1 | 2 | 3 | 4;
}) {
  const grids = {
    1: "",
    2: "sm:grid-cols-2",
    3: "sm:grid-cols-2 lg:grid-cols-3",
    4: "sm:grid-cols-2 lg:grid-cols-4",
  };
  if (columns === 1) {
    return (
      <dl className="grid grid-cols-[minmax(7rem,max-content)_1fr] gap-x-6 gap-y-1">
        {items.map((item) => (
          <div key={item.label} className="col-span-2 grid grid-cols-subgrid items-baseline">
            <dt className="text-sm text-ink-soft">{item.label}</dt>
            <dd className="min-w-0 break-words">{item.value}</dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <dl className={classNames("grid grid-cols-2 gap-x-6 gap-y-3", grids[columns])}>
      {items.map((item) => (
        <div key={item.label} className="min-w-0">
          <dt className="text-sm text-ink-soft">{item.label}</dt>
          <dd className="break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
