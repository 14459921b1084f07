import { Badge } from "@/components/ui/badge";

/** An HTTP status; the number says it, the colour only helps. */
export function CallStatus({ status }: { status: number }) {
  const tone = status >= 500 ? "negative" : status >= 400 ? "caution" : "positive";
  return <Badge tone={tone}>{status}</Badge>;
}
