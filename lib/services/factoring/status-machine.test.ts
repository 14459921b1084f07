import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { findPartnerInvoice } from "@/db/queries/partner-invoices";
import { newDatabase } from "@/db/test-database";
import {
  acknowledge,
  type Claim,
  type ClaimStage,
  claimIn,
  historyOf,
  newClaimStage,
  reject,
  report,
  statusOf,
  toldOf,
} from "@/e2e/claim";
import { reportableStatuses } from "@/lib/contracts/partner-api/statuses";
import { allowedTransitions, type FactoringStatus } from "@/lib/domain/factoring";
import { claimInvoice } from "./claim-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

type Outcome = { readonly ok: boolean; readonly error?: unknown };

/** Each step that a partner can ask for, by the verb that it asks with. */
const steps: readonly {
  readonly name: string;
  readonly to: FactoringStatus;
  readonly take: (stage: ClaimStage, claim: Claim) => Promise<Outcome>;
}[] = [
  { name: "claim", to: "fetched", take: ({ partner }, { id }) => claimInvoice(partner, { invoiceId: id }) },
  { name: "delivery", to: "delivered", take: (stage, claim) => acknowledge(stage, claim) },
  { name: "rejection", to: "rejected", take: (stage, claim) => reject(stage, claim) },
  ...reportableStatuses.map((to) => ({
    name: `status ${to}`,
    to,
    take: (stage: ClaimStage, claim: Claim) => report(stage, claim, to),
  })),
];

const statuses = [
  "ready",
  "fetched",
  "delivered",
  "disputed",
  "on_hold",
  "collection",
  "rejected",
  "withdrawn",
  "recoursed",
  "completed",
] as const satisfies readonly FactoringStatus[];

const deliveredOnce = new Set<FactoringStatus>([
  "delivered",
  "disputed",
  "on_hold",
  "collection",
  "recoursed",
  "completed",
]);

/** Which verb leads where: a first delivery brings its PDF, and the end of a dispute is reported. */
function isAllowed(from: FactoringStatus, name: string, to: FactoringStatus): boolean {
  if (name === "delivery") return from === "ready" || from === "fetched";
  if (name === "status delivered" && !deliveredOnce.has(from)) return false;
  return allowedTransitions[from].includes(to);
}

/** Said again: a repeat of what is, or of a receipt that came before. */
function isSaidAgain(from: FactoringStatus, name: string, to: FactoringStatus): boolean {
  return from === to || (name === "delivery" && deliveredOnce.has(from));
}

describe.each(statuses)("M15–M23: from %s", (from) => {
  test(`every step that ${from} has is taken, told in Historikk, and told in the feed once`, async () => {
    const stage = await newClaimStage(pool);
    for (const { name, to, take } of steps) {
      if (!isAllowed(from, name, to) || isSaidAgain(from, name, to)) continue;
      const claim = await claimIn(stage, from);
      const [history, told, before] = await look(stage, claim);

      expect((await take(stage, claim)).ok, name).toBe(true);
      const [historyNow, toldNow, after] = await look(stage, claim);
      expect(await statusOf(stage, claim.invoiceId)).toBe(to);
      const other = from === "completed" ? "invoice.reopened" : "invoice.status_changed";
      expect(toldNow.slice(told.length), name).toEqual([to === "disputed" ? "invoice.disputed" : other]);
      const news = historyNow.slice(0, historyNow.length - history.length);
      expect(news.filter(({ event }) => event !== "dunning_held")).toHaveLength(1);
      expect(news.at(-1)).toMatchObject({
        actorKind: "partner",
        actorName: stage.factoring.integrationName,
      });
      expect(after).toBeGreaterThan(before);
    }
  });

  test(`every other step is refused with those that ${from} has, and leaves no trace`, async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, from);
    const unchanged = await look(stage, claim);
    for (const { name, to, take } of steps) {
      if (isAllowed(from, name, to) || isSaidAgain(from, name, to)) continue;
      expect(await take(stage, claim), name).toEqual({
        ok: false,
        error: { code: "invalid_status_transition", from, to, allowed: allowedTransitions[from] },
      });
    }
    expect(await look(stage, claim)).toEqual(unchanged);
  });

  test(`what ${from} already is is said again without a trace`, async () => {
    const stage = await newClaimStage(pool);
    const claim = await claimIn(stage, from);
    const unchanged = await look(stage, claim);
    for (const { name, to, take } of steps) {
      if (!isSaidAgain(from, name, to)) continue;
      expect((await take(stage, claim)).ok, name).toBe(true);
    }
    expect(await look(stage, claim)).toEqual(unchanged);
  });
});

/** All that a step leaves behind: history, feed, and the place in the list of changes. */
async function look(stage: ClaimStage, claim: Claim) {
  const row = await findPartnerInvoice(stage.partner, stage.factoring.connectionId, claim.id);
  return [await historyOf(stage, claim), await toldOf(stage, claim), row?.factoring.sequence ?? 0] as const;
}
