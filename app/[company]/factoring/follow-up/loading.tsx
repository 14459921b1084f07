import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The place of what is to be followed up while it is read. */
export default function FollowUpLoading() {
  return (
    <>
      <Skeleton className="mb-6 h-7 w-48" />
      <TableSkeleton rows={6} />
    </>
  );
}
