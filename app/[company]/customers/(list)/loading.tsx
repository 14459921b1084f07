import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The places of heading, filters and rows while customers are read. */
export default function LoadingCustomers() {
  return (
    <>
      <Skeleton className="mb-5 h-8 w-32" />
      <Skeleton className="mb-3 h-13 w-full max-w-lg" />
      <TableSkeleton rows={12} />
    </>
  );
}
