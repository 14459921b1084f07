import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The place of the import while its accounts and earlier files are read. */
export default function ImportLoading() {
  return (
    <>
      <Skeleton className="mb-5 h-7 w-40" />
      <Skeleton className="mb-4 h-9 w-full" />
      <TableSkeleton rows={12} />
    </>
  );
}
