import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The places of a heading and a list while they are read. */
export default function LoadingPeople() {
  return (
    <>
      <Skeleton className="mb-5 h-8 w-40" />
      <TableSkeleton rows={4} />
    </>
  );
}
