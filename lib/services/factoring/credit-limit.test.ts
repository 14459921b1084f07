import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { listCardChanges } from "@/db/queries/card-changes";
import { findCreditLimit, listCreditLimits } from "@/db/queries/credit-limits";
import { newDatabase } from "@/db/test-database";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  newPartner,
  organisation,
  partnerScope,
  sendAndPrepare,
} from "@/e2e/factories";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { previewLimits } from "../invoices/preview-limits";
import { sendInvoices } from "../invoices/send-invoices";
import { readCustomer, readCustomers } from "./read-customers";
import { reportCreditLimit } from "./report-credit-limit";
import { windDown } from "./wind-down";

const database = await newDatabase();
const pool = openPool(database.url);
afterAll(() => pool.end());

const june = { limit: ore(20_000_000n), used: ore(1_250_000n), validTo: isoDate("2026-06-30") };
const more = { limit: ore(30_000_000n), used: ore(31_000_000n), validTo: null };

async function stage() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const factored = organisation({ useFactoring: true, deliveryMethod: "factoring" });
  const customerNo = await newCustomer(company, factored);
  return { company, factoring, partner: partnerScope(company, factoring), customerNo };
}

describe("a credit limit of a debtor", () => {
  test("is what the partner said last; what it said before is kept, and the same again puts down nothing", async () => {
    const { company, factoring, partner, customerNo } = await stage();
    expect(await findCreditLimit(company, customerNo)).toBeNull();

    const first = await expectOk(reportCreditLimit(partner, { customerNo, ...june }));
    expect(first.creditLimit).toEqual({ ...june, reportedAt: partner.now });
    await expectOk(reportCreditLimit(partner, { customerNo, ...june }));
    await expectOk(reportCreditLimit(partner, { customerNo, ...more }));

    expect(await findCreditLimit(company, customerNo)).toMatchObject({
      connectionName: factoring.integrationName,
      limitOre: more.limit,
      usedOre: more.used,
      validTo: null,
    });
    const said = await listCreditLimits(company, customerNo, { limit: 10 });
    expect(said.map(({ limitOre }) => limitOre)).toEqual([more.limit, june.limit]);
    // In the customer's history, where it is not told how much is used.
    await expectOk(reportCreditLimit(partner, { customerNo, ...more, used: ore(0n) }));
    await expectOk(reportCreditLimit(partner, { customerNo, ...more }));
    const { rows } = await listCardChanges(company, customerNo);
    expect(rows.slice(0, 2).map(({ actorName, verb, changes }) => ({ actorName, verb, changes }))).toEqual([
      {
        actorName: factoring.integrationName,
        verb: "factoring/report-credit-limit",
        changes: [
          { field: "creditLimit", from: "20000000", to: "30000000" },
          { field: "creditLimitValidTo", from: "2026-06-30", to: null },
        ],
      },
      {
        actorName: factoring.integrationName,
        verb: "factoring/report-credit-limit",
        changes: [
          { field: "creditLimit", from: null, to: "20000000" },
          { field: "creditLimitValidTo", from: null, to: "2026-06-30" },
        ],
      },
    ]);
    expect((await readCustomer(partner, { customerNo }))?.creditLimit?.limit).toBe(more.limit);
    const listed = await readCustomers(partner, { limit: 10 });
    expect(listed.data.map(({ creditLimit }) => creditLimit?.used)).toEqual([more.used]);
  });

  test("can only be said of a debtor that the partner may see", async () => {
    const { company, partner } = await stage();
    const own = await newCustomer(company);
    expect(await reportCreditLimit(partner, { customerNo: own, ...june })).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
  });

  test("is each partner's own: the next one has said nothing, and is shown before the one that winds down", async () => {
    const { company, factoring, partner, customerNo } = await stage();
    await expectOk(reportCreditLimit(partner, { customerNo, ...june }));
    // An invoice that the partner keeps, so that the agreement does not end at once.
    await sendAndPrepare(company, await newDraft(company, customerNo));
    await expectOk(windDown(company, { connectionId: factoring.connectionId, withdraw: { only: [] } }));
    expect((await findCreditLimit(company, customerNo))?.limitOre).toBe(june.limit);

    const next = await newFactoring(pool, company, { partner: await newPartner(pool, "Neste Factoring") });
    const nextPartner = partnerScope(company, next);
    expect((await readCustomer(nextPartner, { customerNo }))?.creditLimit).toBeNull();
    await expectOk(reportCreditLimit(nextPartner, { customerNo, ...more }));
    expect((await findCreditLimit(company, customerNo))?.connectionName).toBe("Neste Factoring");
  });

  test("M14, edge 14: of many that are about to be sent, those beyond it are told beforehand, and go all the same", async () => {
    const { company, partner, customerNo } = await stage();
    const free = await newCustomer(
      company,
      organisation({ useFactoring: true, deliveryMethod: "factoring" }),
    );
    const drafts = [
      await newDraft(company, customerNo),
      await newDraft(company, free),
      await newDraft(company, customerNo),
    ];
    expect(await previewLimits(company, drafts)).toEqual([]);

    const said = { limit: ore(3_500_000n), used: ore(1_000_000n), validTo: null };
    await expectOk(reportCreditLimit(partner, { customerNo, ...said }));
    expect(await previewLimits(company, drafts)).toEqual([]);
    await expectOk(reportCreditLimit(partner, { customerNo, ...said, used: ore(1_000_001n) }));
    expect(await previewLimits(company, drafts)).toEqual([
      expect.objectContaining({
        ...{ invoiceId: drafts[2], limitOre: 3_500_000n, usedOre: 2_250_001n, wouldUseOre: 3_500_001n },
        verdict: "exceeded",
      }),
    ]);
    // In the order in which they go.
    expect((await previewLimits(company, drafts.toReversed())).map(({ invoiceId }) => invoiceId)).toEqual([
      drafts[0],
    ]);
    const sent = await expectOk(
      sendInvoices(company, { invoiceIds: drafts, invoiceDate: isoDate("2026-03-02") }),
    );
    expect(sent.every(({ ok }) => ok)).toBe(true);
  });
});
