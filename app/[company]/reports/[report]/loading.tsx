import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The place of a report while it is read: heading, filters, rows. */
export default function ReportLoading() {
  return (
    <>
      <Skeleton className="mb-5 h-7 w-48" />
      <Skeleton className="mb-4 h-24 w-full" />
      <TableSkeleton rows={14} />
    </>
  );
}
