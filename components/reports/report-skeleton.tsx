import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The place of a report's rows while they are read. */
export function ReportSkeleton() {
  return (
    <>
      <Skeleton className="mb-4 h-9 w-full" />
      <TableSkeleton rows={14} />
    </>
  );
}
