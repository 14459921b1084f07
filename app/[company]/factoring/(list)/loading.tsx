import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The places of the connection's facts and tables while they are read. */
export default function LoadingFactoring() {
  return (
    <>
      <Skeleton className="mb-5 h-8 w-40" />
      <Skeleton className="mb-8 h-12 w-full max-w-2xl" />
      <TableSkeleton rows={6} />
    </>
  );
}
