import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Pool } from "@/db/client";
import { freePort } from "@/db/embedded";
import { spawnTethered } from "@/db/os-user";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { openBooks } from "@/db/scope";
import { admitCall } from "@/db/writes/partner-access";
import { partnerScope } from "@/e2e/factories";
import { hashSecret } from "@/lib/adapters/secrets";
import type { RateLimit } from "@/lib/domain/rate-limit";
import { childEnv } from "@/lib/env";
import { issueToken } from "@/lib/services/access/issue-token";
import { readInvoice, readInvoices } from "@/lib/services/factoring/read-invoices";
import type { BareOrder, BareQuery } from "./bare-server";
import type { BenchCompany } from "./books";
import { type Figure, figure, perRow, type Work } from "./figure";
import { askNothing, partnerWrites } from "./partner-writes";

/** Requests at once, from one keep-alive client. */
const requesters = 8;

/**
 * What is measured is the work, not the limit: a bucket of a quarter of an hour. The bare server spends from the same
 * one at the moment that the statements were heard, so both write as much.
 */
const roomy: RateLimit = { perSecond: 1_000, burst: 1_000_000 };

/**
 * What a partner asks and tells over HTTP, against the built app: the list of 100, one invoice, a claim, a delivery and
 * vouchers, each beside a bare server with the same SQL, and beside a route of our own that does nothing.
 *
 * @param web folder of the built app
 */
export async function partnerFigures(
  url: string,
  pool: Pool,
  company: BenchCompany,
  web: string,
): Promise<Figure[]> {
  const { factoring, scope } = company;
  const keys = { applicationKey: factoring.applicationKey, clientKey: factoring.clientKey, scopes: null };
  const issued = await issueToken(pool, keys, { now: new Date(), requestId: "bench" });
  if (!issued.ok) throw new Error(issued.error.code);
  const { token } = issued.value;
  const [first] = await listPartnerInvoices(scope, factoring.connectionId, { limit: 1 });
  const invoiceId = first?.factoring.id ?? "";
  const list = "/api/v1/factoring/invoices?status=ready&limit=100";
  const get = `/api/v1/factoring/invoices/${invoiceId}`;

  const statements = await statementsOf(url, company, token, invoiceId);
  const writes = await partnerWrites(url, company);
  const app = await startApp(url, web);
  const paths = { [list]: statements.list, [get]: statements.get, ...writes.paths };
  const bare = await startBare({ url, companyId: scope.companyId, paths });
  try {
    const at = (origin: string, path: string) => (): Work => () => ask(origin + path, token);
    const measured = (path: string) => ({
      work: at(app.origin, path),
      baseline: at(bare.origin, path),
      empty: (): Work => () => askNothing(app.origin),
      workers: requesters,
    });
    const listed = await figure("partner API: list of 100 invoices", "requests/s", measured(list));
    return [
      listed,
      perRow(listed, 100, "invoices/s"),
      await figure("partner API: one invoice", "requests/s", measured(get)),
      ...(await writes.measure(app.origin, bare.origin, token)),
    ];
  } finally {
    app.child.kill();
    bare.child.kill();
  }
}

async function ask(address: string, token: string): Promise<number> {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${body}`);
  return 1;
}

/** The statements that our own code sends for each request, listened to on the way out. */
async function statementsOf(
  url: string,
  { scope, factoring }: BenchCompany,
  token: string,
  invoiceId: string,
) {
  let heard: BareQuery[] = [];
  const listening = postgres(url, {
    types: { bigint: postgres.BigInt },
    debug: (_, text, parameters) => {
      if (/^\s*select/i.test(text) && !text.includes("set_config")) heard.push({ text, parameters });
    },
  }) as unknown as Pool;
  const partner = { ...partnerScope(scope, factoring), db: openBooks(listening, scope.companyId) };
  const during = async (read: () => Promise<unknown>) => {
    heard = [];
    await admitCall(listening, hashSecret(token), new Date(), roomy);
    await read();
    return heard;
  };
  const absent = { type: undefined, changedAfter: undefined, cursor: undefined };
  try {
    const list = await during(() => readInvoices(partner, { ...absent, status: "ready", limit: 100 }));
    return { list, get: await during(() => readInvoice(partner, { invoiceId })) };
  } finally {
    await listening.end();
  }
}

type Running = { readonly child: ChildProcess; readonly origin: string };

async function startBare(order: BareOrder): Promise<Running> {
  const child = fork(join(import.meta.dirname, "bare-server.ts"), {
    execArgv: ["--import", "tsx"],
    serialization: "advanced",
  });
  child.send(order);
  const [address] = await once(child, "message");
  return { child, origin: `http://127.0.0.1:${address.port}` };
}

async function startApp(url: string, web: string): Promise<Running> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = childEnv({
    NODE_ENV: "production",
    HOSTNAME: "127.0.0.1",
    PORT: String(port),
    BASE_URL: origin,
    DATABASE_URL: url,
    AUTH_SECRET: "only-for-the-bench-of-this-machine-0123456789",
    LOG_LEVEL: "error",
    API_RATE_PER_SECOND: String(roomy.perSecond),
    API_BURST: String(roomy.burst),
  });
  const child = spawnTethered(process.execPath, ["server.js"], {
    cwd: web,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${origin}/api/v1/openapi.json`).catch(() => undefined);
    if (answer?.ok) return { child, origin };
    await sleep(150);
  }
  child.kill();
  throw new Error("the built app did not start");
}
