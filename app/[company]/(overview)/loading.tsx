import { PageSkeleton } from "@/components/ui/skeleton";

/** The places of the overview's figures while they are read. */
export default function OverviewLoading() {
  return <PageSkeleton />;
}
