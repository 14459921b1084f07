import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** While a page is being read: its heading and rows in grey. */
export default function LoadingPage() {
  return (
    <>
      <Skeleton className="mb-6 h-7 w-48" />
      <TableSkeleton rows={10} />
    </>
  );
}
