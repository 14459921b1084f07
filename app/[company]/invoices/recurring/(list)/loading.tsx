import { PageSkeleton } from "@/components/ui/skeleton";

/** The place of the list while it is read. */
export default function RecurringLoading() {
  return <PageSkeleton />;
}
