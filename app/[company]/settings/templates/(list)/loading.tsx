import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The places of the heading and the list while the templates are read. */
export default function LoadingTemplates() {
  return (
    <>
      <Skeleton className="mb-5 h-8 w-56" />
      <TableSkeleton rows={4} />
    </>
  );
}
