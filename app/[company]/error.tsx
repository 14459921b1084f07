"use client";

import { ErrorState } from "@/components/ui/error-state";

/** A page of the company that failed; the shell stays around it. */
export default function CompanyErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return <ErrorState onRetry={retry} reference={error.digest} />;
}
