import { randomUUID } from "node:crypto";
import { openBooks } from "@/db/scope";
import { clientAct } from "@/lib/contracts/demo-client";
import { env } from "@/lib/env";
import { admitPartner } from "@/lib/services/access/admit-partner";
import { actAsClient } from "@/lib/services/demo/act-as-client";
import { rateLimit } from "./call-notes";
import { pool } from "./database";
import { type AuthRefusal, admit, bearerToken } from "./partner-auth";

/** A word from a program, and its connection's client does it. */
const address = { path: "/demo/client", permission: null } as const;

/**
 * The client's part of a story, in a demo only: whoever has a token of a connection's may have its client send an invoice,
 * credit one, or be paid directly, so that everything can be tried without a person at the screen. It is no part of the partner
 * API. A GET says by 204 that there is such a client; outside a demo the address does not exist.
 */
export async function askDemoClient(request: Request): Promise<Response> {
  const now = new Date();
  const token = bearerToken(request.headers.get("authorization"));
  if (env().FORDRING_DEMO !== "1") return new Response(null, { status: 404 });
  if (!token) return Response.json({ code: "unauthorized" }, { status: 401 });
  const admitted = admit(await admitPartner(pool(), token, now, rateLimit()), address, now);
  if (!admitted.ok) return refusal(admitted.error);
  if (request.method === "GET") return new Response(null, { status: 204 });

  const act = clientAct.safeParse(await request.json().catch(() => null));
  if (!act.success) return Response.json({ code: "validation_failed" }, { status: 422 });
  const { companyId, connectionId } = admitted.value;
  const scope = {
    db: openBooks(pool(), companyId),
    companyId,
    actor: { kind: "system", task: "demo-client" },
    now,
    requestId: randomUUID(),
  } as const;
  const done = await actAsClient(scope, connectionId, act.data);
  return done.ok
    ? Response.json({ id: done.value.id })
    : Response.json({ code: done.error.code }, { status: 409 });
}

function refusal(error: AuthRefusal): Response {
  const { code } = error;
  return code === "rate_limited"
    ? Response.json({ code }, { status: 429, headers: { "Retry-After": String(error.retryAfter) } })
    : Response.json({ code }, { status: 401 });
}
