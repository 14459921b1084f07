import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The place of the rates while they are read. */
export default function ExchangeRatesLoading() {
  return (
    <>
      <Skeleton className="mb-5 h-7 w-40" />
      <Skeleton className="mb-4 h-9 w-full" />
      <TableSkeleton rows={8} />
    </>
  );
}
