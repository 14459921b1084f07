"use client";

import { useTexts } from "@/lib/text/client";
import { classNames } from "./class-names";

/** A grey place of the size of what is coming; size it by class. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span
      aria-hidden
      className={classNames("block h-4 animate-pulse rounded-sm bg-rule opacity-70", className)}
    />
  );
}

/** The place of a table of `rows` rows, for `loading.tsx`: the same 32 px, so nothing jumps. */
export function TableSkeleton({ rows = 8 }: { rows?: number | undefined }) {
  const t = useTexts();
  const places = Array.from({ length: rows }, (_, row) => `row-${row}`);
  return (
    <div role="status" aria-label={t("common.loading")}>
      <div className="h-8 border-b border-ink" />
      {places.map((place) => (
        <div key={place} className="flex h-8 items-center gap-6 border-b border-rule px-3">
          <Skeleton className="w-16" />
          <Skeleton className="w-2/5" />
          <Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </div>
  );
}

/** A page while it is being read: its heading and rows in grey. */
export function PageSkeleton() {
  return (
    <>
      <Skeleton className="mb-6 h-7 w-48" />
      <TableSkeleton rows={10} />
    </>
  );
}
