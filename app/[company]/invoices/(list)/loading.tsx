import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The place of the list while it is read. */
export default function InvoicesLoading() {
  return (
    <>
      <Skeleton className="mb-5 h-7 w-40" />
      <Skeleton className="mb-4 h-9 w-full" />
      <TableSkeleton rows={12} />
    </>
  );
}
