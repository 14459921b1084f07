import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The place of an invoice while it is read. */
export function InvoiceSkeleton() {
  return (
    <>
      <Skeleton className="mb-2 h-4 w-24" />
      <Skeleton className="mb-6 h-7 w-56" />
      <Skeleton className="mb-8 h-24 w-full" />
      <TableSkeleton rows={6} />
    </>
  );
}
