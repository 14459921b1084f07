import { expectThat, NotAsPromised } from "../stage";
import { verbatim, words } from "../words";
import { type Check, expectRefusal, expectStatus, need, Skipped } from "./walk";

const area = "Refusing";

const NOBODY = "00000000-0000-4000-8000-000000000000";

/** Every operation that names something by an id, with an id of nobody's. */
const strangers: readonly (readonly [method: string, path: string, json?: unknown])[] = [
  ["GET", `/factoring/invoices/${NOBODY}`],
  ["GET", `/factoring/invoices/${NOBODY}/ehf`],
  ["GET", `/factoring/invoices/${NOBODY}/attachments/${NOBODY}`],
  ["POST", `/factoring/invoices/${NOBODY}/claim`],
  [
    "POST",
    `/factoring/invoices/${NOBODY}/rejection`,
    { reasonCode: "other", text: "Ukjent", retryable: false },
  ],
  [
    "POST",
    `/factoring/invoices/${NOBODY}/status`,
    { status: "disputed", occurredAt: "2026-01-02T12:00:00Z" },
  ],
  ["POST", `/factoring/invoices/${NOBODY}/service-level`, { serviceLevel: "service_only", reason: "Ukjent" }],
  ["GET", "/factoring/customers/999999999"],
  ["GET", "/factoring/vouchers/9-999999"],
  ["POST", "/factoring/vouchers/9-999999/reversal", { date: "2026-01-02", reason: "Ukjent" }],
  ["PUT", "/factoring/vouchers/9-999999/documents", { documentIds: [NOBODY] }],
  ["POST", `/factoring/direct-payments/${NOBODY}/ack`],
  ["GET", `/webhook-endpoints/${NOBODY}`],
  ["PATCH", `/webhook-endpoints/${NOBODY}`, { enabled: false }],
  ["DELETE", `/webhook-endpoints/${NOBODY}`],
  ["GET", `/webhook-endpoints/${NOBODY}/secrets`],
  ["POST", `/webhook-endpoints/${NOBODY}/secret-rotation`],
  ["POST", `/webhook-endpoints/${NOBODY}/test`],
  ["GET", `/webhook-endpoints/${NOBODY}/deliveries`],
];

/** What is for partners who work the other way (`docs/api/alternative.md`). */
const alternative: readonly (readonly [method: string, path: string, json?: unknown])[] = [
  ["GET", "/invoices"],
  ["GET", `/invoices/${NOBODY}`],
  ["GET", `/invoices/${NOBODY}/pdf`],
  ["POST", "/vouchers", {}],
  ["GET", "/vouchers?externalReference=x"],
  ["GET", "/vouchers/9-999999"],
];

/** More than any JSON body but a PDF's may be. */
const TOO_LARGE = 1024 * 1024 + 1;

/** A quota above this is not used up for a check's sake. */
const QUOTA_MAX = 200;

/** What every operation refuses alike. */
export const refusingChecks: readonly Check[] = [
  {
    area,
    name: "What is not ours is not there, whichever operation names it",
    async run({ ask }) {
      for (const [method, path, json] of strangers)
        expectRefusal(await ask(method, path, json === undefined ? {} : { json }), 404, "not_found");
      expectRefusal(await ask("GET", "/nothing-of-the-kind"), 404, "not_found");
      return words("{count} operations", { count: strangers.length });
    },
  },
  {
    area,
    name: "An alternative integration's operations are not for a dedicated one",
    async run(walk) {
      const { scopes } = need(walk, "connection");
      const granted = scopes.includes("invoices:read");
      for (const [method, path, json] of alternative) {
        const told = await walk.ask(method, path, json ? { json } : {});
        // A connection that works both ways has the scopes, and finds nothing by an id of nobody's.
        if (granted) expectThat("whether it answers", [200, 404, 422].includes(told.status), true);
        else expectRefusal(told, 403, "scope_missing");
      }
      return words("{count} operations", { count: alternative.length });
    },
  },
  {
    area,
    name: "A token with fewer scopes does less, and the refusal names what it lacks",
    async run({ askToken, askAs, keys }) {
      const basic = `Basic ${btoa(`${keys.applicationKey}:${keys.clientKey}`)}`;
      const form = { grant_type: "client_credentials", scope: "factoring.invoices:read" };
      const told = await askToken(basic, form);
      expectStatus(told, 200);
      const { access_token: token, scope } = told.body as { access_token: string; scope: string };
      expectThat("the scope", scope, form.scope);
      expectStatus(await askAs(token, "GET", "/factoring/invoices?limit=1"), 200);
      const refused = await askAs(token, "GET", "/factoring/customers");
      return expectRefusal(refused, 403, "scope_missing", { scope: "factoring.customers:read" });
    },
  },
  {
    area,
    name: "A body that is too large is refused with the limit",
    async run({ ask }) {
      const body = `{"externalReference":"${"x".repeat(TOO_LARGE)}"}`;
      const headers = { "Content-Type": "application/json" };
      const told = await ask("POST", "/factoring/vouchers", { body, headers });
      const { limit } = told.body as { limit?: number };
      expectThat("whether the limit is told", typeof limit === "number" && limit < body.length, true);
      return expectRefusal(told, 413, "payload_too_large");
    },
  },
  {
    area,
    name: "Beyond the quota calls are 429 with Retry-After, and go through after it",
    async run({ ask, client }) {
      const { headers } = await ask("GET", "/connection");
      const quota = Number(/q=(\d+)/.exec(headers.get("RateLimit-Policy") ?? "")?.[1] ?? 0);
      if (quota === 0) throw new NotAsPromised("no quota is told");
      if (quota > QUOTA_MAX)
        throw new Skipped(words("the quota of {quota} calls is too large to be used up", { quota }));
      const asked = Array.from({ length: quota + 20 }, () => client.request("GET", "/connection"));
      const answers = await Promise.all(asked);
      const refused = answers.filter(({ status }) => status === 429);
      const waits = refused.map((one) => Number(one.headers.get("Retry-After")));
      expectThat("whether some were refused", refused.length > 0, true);
      expectThat(
        "whether each says how long to wait",
        waits.every((seconds) => seconds > 0),
        true,
      );
      expectStatus(await ask("GET", "/connection"), 200);
      return verbatim(`${refused.length} × 429`);
    },
  },
];
