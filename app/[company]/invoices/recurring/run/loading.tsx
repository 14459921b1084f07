import { PageSkeleton } from "@/components/ui/skeleton";

/** The place of the page while it is read. */
export default function RunLoading() {
  return <PageSkeleton />;
}
