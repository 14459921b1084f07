import postgres from "postgres";
import type { Pool } from "@/db/client";
import { begin, openBooks } from "@/db/scope";
import { partnerScope, tinyPdf } from "@/e2e/factories";
import { postVoucherBatch as batchContract } from "@/lib/contracts/partner-api/vouchers";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { claimInvoice } from "@/lib/services/factoring/claim-invoices";
import { postVoucherBatch } from "@/lib/services/vouchers/post-voucher-batch";
import type { BareOrder, BareQuery } from "./bare-server";
import type { BenchCompany } from "./books";
import { type Figure, figure, perRow, type Work } from "./figure";

/** Vouchers of one batch, of two lines each. */
const BATCH = 100;
const workers = 8;
const MARK = "bench-mark";

/** What a partner changes, ready to be measured: what the bare server shall do at each path, and the measuring. */
export type PartnerWrites = {
  readonly paths: BareOrder["paths"];
  readonly measure: (app: string, bare: string, token: string) => Promise<Figure[]>;
};

/**
 * Claims, deliveries and batches of vouchers. The limit of each is the one statement that does the work (the row's
 * update, the document's insert, the batch's `post`), as our own verb sends it, committed by a bare server.
 */
export async function partnerWrites(url: string, company: BenchCompany): Promise<PartnerWrites> {
  const ready = await readyIds(company);
  const [toClaim = "", toDeliver = "", ...rest] = ready;
  const again = rest.splice(0, 200);
  const heard = await hear(url, company, toClaim, toDeliver);
  const deliveries = rest.splice(0, Math.floor(rest.length / 2));
  const claims = rest;

  return {
    paths: {
      "/claim": [{ ...heard.claim, swap: { from: toClaim, to: again } }],
      "/delivery": [heard.document],
      "/batch": [{ ...heard.post, swap: { from: MARK, to: [] } }],
    },
    measure: async (app, bare, token) => {
      const at = (path: string) => `${app}/api/v1/factoring/${path}`;
      const claim = (): Work => () => post(at(`invoices/${take(claims)}/claim`), token, null);
      const deliver = (): Work => () => post(at(`invoices/${take(deliveries)}/delivery`), token, receipt());
      let batches = 0;
      const batch = (): Work => () => post(at("vouchers/batch"), token, vouchers(`batch-${batches++}`));
      const limit = (path: string, body: unknown) => (): Work => () => post(bare + path, token, body);
      const empty = (): Work => () => askNothing(app);

      const figures = [
        await figure("partner API: claim", "requests/s", {
          workers,
          empty,
          work: claim,
          baseline: limit("/claim", null),
        }),
        await figure("partner API: delivery", "requests/s", {
          workers,
          empty,
          work: deliver,
          baseline: limit("/delivery", receipt()),
        }),
      ];
      const posted = await figure(`partner API: batch of ${BATCH} vouchers`, "requests/s", {
        workers,
        empty,
        work: batch,
        baseline: limit("/batch", vouchers(MARK)),
      });
      return [...figures, posted, perRow(posted, BATCH, "vouchers/s")];
    },
  };
}

function take(ids: string[]): string {
  const id = ids.pop();
  if (id === undefined) throw new Error("the bench has run out of invoices");
  return id;
}

async function post(address: string, token: string, body: unknown): Promise<number> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${text.slice(0, 500)}`);
  return 1;
}

/** A request through the whole of Next to a route that touches neither token nor database. */
export async function askNothing(origin: string): Promise<number> {
  const answer = await fetch(`${origin}/api/v1/factoring/invoices`, { method: "OPTIONS" });
  await answer.text();
  if (!answer.ok) throw new Error(`OPTIONS: ${answer.status}`);
  return 1;
}

function receipt() {
  const pdf = Buffer.from(tinyPdf()).toString("base64");
  return { deliveredAt: "2026-03-02T12:00:00Z", channel: "email", text: "Levert", pdf };
}

/** Advances of one krone, with references of their own. */
function vouchers(name: string) {
  return {
    vouchers: Array.from({ length: BATCH }, (_, index) => ({
      externalReference: `${name}-${index}`,
      voucherDate: "2026-03-02",
      description: "Forskudd",
      lines: [
        { account: 1920, amount: 100, eventKind: "advance" },
        { account: 80_000, amount: -100, eventKind: "advance" },
      ],
    })),
  };
}

/** A parameter as it was given: the driver tells of bytes in the hexadecimal that they travel in. */
function asGiven(parameter: unknown): unknown {
  const hex = typeof parameter === "string" ? /^\\x([0-9a-f]+)$/.exec(parameter)?.[1] : undefined;
  return hex === undefined ? parameter : Buffer.from(hex, "hex");
}

function readyIds({ scope }: BenchCompany): Promise<string[]> {
  return begin(scope, async ({ db, companyId }) => {
    const rows = await db.sql<{ id: string }[]>`
      select id::text from factoring_invoices where company_id = ${companyId} and status = 'ready' order by id`;
    return rows.map(({ id }) => id);
  });
}

/** The statements of our own verbs that do the work, listened to on the way out. */
async function hear(url: string, { scope, factoring }: BenchCompany, toClaim: string, toDeliver: string) {
  const heard: BareQuery[] = [];
  const listening = postgres(url, {
    types: { bigint: postgres.BigInt },
    debug: (_, text, parameters) => heard.push({ text, parameters: parameters.map(asGiven) }),
  }) as unknown as Pool;
  const partner = { ...partnerScope(scope, factoring), db: openBooks(listening, scope.companyId) };
  const found = (start: RegExp): BareQuery => {
    const query = heard.find(({ text }) => start.test(text));
    if (!query) throw new Error(`no statement like ${start} was sent`);
    return query;
  };
  try {
    await claimInvoice(partner, { invoiceId: toClaim });
    const claim = found(/^\s*update "factoring_invoices"/);
    await acknowledgeDelivery(partner, {
      ...receipt(),
      invoiceId: toDeliver,
      deliveredAt: new Date("2026-03-02T12:00:00Z"),
      channel: "email",
      factorKid: null,
      paymentAccount: null,
      dueDate: null,
      factorReference: null,
      pdf: tinyPdf(),
    });
    const document = found(/^\s*insert into "documents"/);
    await postVoucherBatch(partner, { dryRun: false, ...batchContract.body.parse(vouchers(MARK)) });
    return { claim, document, post: found(/^\s*select post\(/) };
  } finally {
    await listening.end();
  }
}
