import { checkHealth } from "@/lib/edge/health";

/** Asked by whoever watches over the service, and by the demo before it says that it runs. */
export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.healthy ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
