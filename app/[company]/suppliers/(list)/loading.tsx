import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The places of heading, search and rows while suppliers are read. */
export default function LoadingSuppliers() {
  return (
    <>
      <Skeleton className="mb-5 h-8 w-32" />
      <Skeleton className="mb-3 h-13 w-full max-w-lg" />
      <TableSkeleton rows={12} />
    </>
  );
}
