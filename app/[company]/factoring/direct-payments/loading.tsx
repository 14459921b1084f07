import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The places of the balance and the lists while they are read. */
export default function LoadingDirectPayments() {
  return (
    <>
      <Skeleton className="mb-5 h-8 w-64" />
      <Skeleton className="mb-8 h-14 w-full max-w-2xl" />
      <TableSkeleton rows={4} />
      <div className="h-8" />
      <TableSkeleton rows={6} />
    </>
  );
}
