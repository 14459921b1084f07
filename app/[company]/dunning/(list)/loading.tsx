import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The place of a list of «Purring» while it is read. */
export default function DunningLoading() {
  return (
    <>
      <Skeleton className="mb-5 h-7 w-40" />
      <Skeleton className="mb-5 h-9 w-full" />
      <TableSkeleton rows={12} />
    </>
  );
}
