import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The places of the heading, the facts and the accounts while they are read. */
export default function LoadingAlternative() {
  return (
    <>
      <Skeleton className="mb-5 h-8 w-56" />
      <Skeleton className="mb-8 h-16 w-full max-w-2xl" />
      <TableSkeleton rows={6} />
    </>
  );
}
