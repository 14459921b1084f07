import { notFound } from "next/navigation";
import { createClient } from "@/lib/client/client";
import { TokenError } from "@/lib/client/problem";
import {
  runScenarioInput,
  type ScenarioFailure,
  type ScenarioLine,
  type ScenarioStep,
} from "@/lib/contracts/scenarios";
import { requireDeskConnection } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { env } from "@/lib/env";
import { openCompanySide } from "@/lib/partner/company-side";
import { playScenario } from "@/lib/partner/play";
import { scenarios } from "@/lib/partner/scenario-list";

/** A run of forty requests and a webhook takes seconds; a client that waits longer has been forgotten. */
const ATTEMPTS = 3;

/**
 * Play a scenario, and tell of each step as it ends: a line of JSON each (`ScenarioLine`). The keys are the person's own to
 * give, are used against the public API like any partner's, and are kept nowhere. In a demo only: it posts vouchers.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<"/partner/[connection]/scenarios/run">,
): Promise<Response> {
  const { connection } = await requireDeskConnection((await params).connection);
  const isJson = request.headers.get("Content-Type")?.startsWith("application/json");
  if (env().FORDRING_DEMO !== "1" || !isJson) notFound();
  const input = runScenarioInput.safeParse(await request.json().catch(() => null));
  if (!input.success || !scenarios.some(({ name }) => name === input.data.scenario)) notFound();
  const { scenario, seed, applicationKey, clientKey } = input.data;

  const client = createClient({
    baseUrl: env().BASE_URL,
    applicationKey,
    clientKey,
    language: await currentLocale(),
    attempts: ATTEMPTS,
    signal: request.signal,
  });
  const encoder = new TextEncoder();
  const report = new ReadableStream<Uint8Array>({
    async start(stream) {
      const say = (line: ScenarioLine) => stream.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      try {
        const { company } = await client.get("/connection");
        if (company.orgNr !== connection.companyOrgNr) say({ kind: "stopped", why: "other_connection" });
        else {
          const side = await openCompanySide({ baseUrl: env().BASE_URL, applicationKey, clientKey });
          const tell = (step: ScenarioStep) => say({ kind: "step", step });
          const report = await playScenario(scenario, { client, company: side, seed, say: tell });
          say({ kind: "end", outcome: report.outcome, missing: report.missing });
        }
      } catch (error) {
        if (request.signal.aborted) return;
        say({ kind: "stopped", why: failureOf(error) });
      } finally {
        if (!request.signal.aborted) stream.close();
      }
    },
  });
  return new Response(report, {
    headers: {
      "Content-Type": "application/x-ndjson",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}

function failureOf(error: unknown): ScenarioFailure {
  return error instanceof TokenError ? "wrong_keys" : "not_reached";
}
