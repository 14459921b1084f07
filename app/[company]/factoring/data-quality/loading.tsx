import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The places of progress, filters and rows while they are read. */
export default function LoadingDataQuality() {
  return (
    <>
      <Skeleton className="mb-5 h-8 w-40" />
      <Skeleton className="mb-4 h-8 w-full max-w-xl" />
      <Skeleton className="mb-3 h-13 w-full max-w-3xl" />
      <TableSkeleton rows={12} />
    </>
  );
}
