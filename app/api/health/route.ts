import { pool } from "@/lib/edge/database";
import { checkHealth } from "@/lib/edge/health";
import { required } from "@/lib/env";

/** Asked by whoever watches over the service, and by the demo before it says that it runs. */
export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const health = await checkHealth(pool(), required("DATABASE_URL"));
  return Response.json(health, {
    status: health.healthy ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
