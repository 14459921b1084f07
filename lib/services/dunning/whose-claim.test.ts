import postgres from "postgres";
import { afterAll, describe, expect, inject, test } from "vitest";
import { openPool } from "@/db/client";
import { constraintOf } from "@/db/errors";
import { countDunnable, listDunningCandidates } from "@/db/queries/dunning";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findInvoice } from "@/db/queries/invoices";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { begin, type ReadDb, type Scope } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { insertCollectionCase } from "@/db/writes/dunning";
import { adoptLegacyFactoring } from "@/db/writes/legacy";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  partnerScope,
  sendAndPrepare,
  testDate,
  tinyPdf,
} from "@/e2e/factories";
import { newOwnInvoice, onDay, payInvoice } from "@/e2e/own-invoices";
import { isoDate } from "@/lib/domain/dates";
import { standardDunning, withFactoringCompany } from "@/lib/domain/dunning";
import { factoringStatuses } from "@/lib/domain/factoring";
import { ore } from "@/lib/domain/money";
import { acknowledgeDelivery } from "../factoring/acknowledge-delivery";
import { rejectInvoice, reportStatus } from "../factoring/report-status";
import { sendInvoices } from "../invoices/send-invoices";
import { sendInvoiceOtherwise } from "../invoices/send-otherwise";
import { transferToBureau } from "../legacy/transfer-to-bureau";
import { postPartnerVoucher } from "../vouchers/post-partner-voucher";
import { sendToCollection, withdrawFromCollection } from "./collection";
import { holdDunning, releaseDunning } from "./hold";
import { proposeReminders } from "./propose-reminders";
import { runDunning } from "./run-dunning";
import { saveDunningSettings } from "./save-dunning-settings";
import { standingOf } from "./standing-of";

const database = await newDatabase();
const pool = openPool(database.url, 8);
const adminUrl = new URL(inject("testServer").adminUrl);
adminUrl.pathname = new URL(database.url).pathname;
// A superuser, past the guards: to stand rows in states that take a whole life to reach.
const admin = postgres(adminUrl.href, { max: 1, onnotice: () => undefined });
afterAll(async () => {
  await pool.end();
  await admin.end();
});

const today = isoDate("2026-04-10");
const runAll = (runDate = today) => ({ runDate, selection: { all: true, marked: [] }, deliveries: {} });

async function factoringCompany() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const customerNo = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  return { company, factoring, partner: partnerScope(company, factoring), customerNo };
}

type Books = Awaited<ReturnType<typeof factoringCompany>>;

/** An invoice with the partner: its id here and there. */
async function factoredInvoice({ company, factoring, partner, customerNo }: Books) {
  const invoiceId = await newDraft(company, customerNo);
  await sendAndPrepare(company, invoiceId);
  const [row] = await listPartnerInvoices(partner, factoring.connectionId, { limit: 100 }).then((rows) =>
    rows.filter(({ invoice }) => invoice.id === invoiceId),
  );
  return { invoiceId, id: row?.factoring.id ?? "" };
}

async function deliver({ partner }: Books, id: string): Promise<void> {
  const absent = { factorKid: null, paymentAccount: null, dueDate: null, factorReference: null };
  const receipt = { invoiceId: id, deliveredAt: partner.now, channel: "email", text: "", ...absent } as const;
  await expectOk(acknowledgeDelivery(partner, { ...receipt, pdf: tinyPdf() }));
}

function report({ partner }: Books, id: string, status: "disputed" | "recoursed") {
  const absent = { holdUntil: null, nextEvent: null, nextEventDate: null };
  const description = "Kunden protesterer";
  return expectOk(
    reportStatus(partner, { invoiceId: id, status, description, occurredAt: partner.now, ...absent }),
  );
}

/** A voucher of the partner's about an invoice, between its customer and the clearing account. */
async function post(
  { partner, company, customerNo }: Books,
  invoiceId: string,
  eventKind: string,
  amount: bigint,
) {
  const invoiceNo = Number((await findInvoice(company, invoiceId))?.number);
  await expectOk(
    postPartnerVoucher(partner, {
      ...{ dryRun: false, externalReference: `${eventKind} ${amount}`, voucherDate: testDate },
      ...{ description: eventKind, currency: "NOK" },
      lines: [
        { customerNo, amount: ore(amount), eventKind, invoiceNo },
        { account: 80_000, amount: ore(-amount), eventKind, invoiceNo },
      ],
    }),
  );
}

/** What the proposal of the day says of an invoice: the level, or why it is left out. */
async function proposalOf(scope: Scope<ReadDb>, invoiceId: string): Promise<number | string | undefined> {
  const { proposed, leftOut } = await proposeReminders(scope, today);
  const reminder = proposed.find((one) => one.invoiceId === invoiceId);
  return reminder?.proposal.level ?? leftOut.find((one) => one.invoiceId === invoiceId)?.reason.code;
}

describe("M25: rule, query and database say the same of every invoice", () => {
  test("M25, edge 8: over every status, delivery method and earlier row, with holds, cases and reminders", async () => {
    const { company, factoring, customerNo } = await factoringCompany();
    const silent = await newCustomer(company, organisation({ name: "Uten purring AS" }));
    const methods = ["factoring", "email", "print"] as const;
    const earlier = [null, "rejected", "recoursed"] as const;
    const wanted = [null, ...factoringStatuses].flatMap((status) =>
      methods.flatMap((method) => earlier.map((before) => ({ status, method, before }))),
    );
    const drafts: string[] = [];
    for (const index of wanted.keys())
      drafts.push(await newDraft(company, index % 13 === 0 ? silent : customerNo));
    await expectOk(sendInvoices(company, { invoiceIds: drafts, invoiceDate: testDate }));

    await admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      const { companyId } = company;
      await sql`update customers set send_reminders = false where company_id = ${companyId} and customer_no = ${silent}`;
      await sql`delete from factoring_invoices where company_id = ${companyId}`;
      const [run] = await sql`insert into dunning_runs (company_id, run_date, created_by)
        values (${companyId}, ${today}, 'x') returning id`;
      for (const [index, { status, method, before }] of wanted.entries()) {
        const id = drafts[index] ?? "";
        await sql`update invoices set delivery_method = ${method} where company_id = ${companyId} and id = ${id}`;
        for (const one of [before, status].filter((each) => each !== null))
          await sql`insert into factoring_invoices (company_id, invoice_id, connection_id, status, service_level, sequence,
              ehf_document_id, delivered_at, delivered_document_id)
            values (${companyId}, ${id}, ${factoring.connectionId}, ${one}, 'financed', 0, uuidv7(), now(), uuidv7())`;
        if (index % 7 === 0)
          await sql`insert into dunning_holds (company_id, invoice_id, reason, placed_at, placed_by)
            values (${companyId}, ${id}, 'customer_disputes', now(), 'x')`;
        if (index % 11 === 0)
          await sql`insert into collection_cases (company_id, invoice_id, agency, remaining_ore, sent_at, sent_by)
            values (${companyId}, ${id}, 'x', 1, now(), 'x')`;
        const levels =
          [[], [], ["2026-04-09"], ["2026-04-10"], ["2026-03-20", "2026-04-09"]][index % 5] ?? [];
        for (const [place, due] of levels.entries())
          await sql`insert into reminders (company_id, run_id, invoice_id, customer_no, level, due_date, remaining_ore, fee_ore,
              interest_ore, delivery_method)
            values (${companyId}, ${run?.id}, ${id}, ${customerNo}, ${place + 1}, ${due}, 1, 0, 0, 'print')`;
      }
    });

    const candidates = await listDunningCandidates(company, { invoiceIds: drafts });
    expect(candidates).toHaveLength(wanted.length);
    const [stored] = await Promise.all([
      admin`select id, with_factoring_company(company_id, id) as theirs from invoices where company_id = ${company.companyId}`,
    ]);
    const theirs = new Map(stored.map((row) => [row.id, row.theirs]));
    for (const candidate of candidates)
      expect(withFactoringCompany(candidate), candidate.factoringStatuses.join()).toBe(
        theirs.get(candidate.invoiceId),
      );

    for (const day of ["2026-03-17", "2026-03-29", "2026-03-30", "2026-04-10", "2026-04-11"].map(isoDate)) {
      const { proposed, leftOut } = await proposeReminders(company, day);
      expect(proposed.length + leftOut.length).toBe(wanted.length);
      expect(await countDunnable(company, day, standardDunning)).toBe(proposed.length);
    }
    const { proposed, leftOut } = await proposeReminders(company, today);
    expect(proposed.length).toBeGreaterThan(5);
    expect(new Set(leftOut.map(({ reason }) => reason.code)).size).toBe(6);
  });
});

describe("M25, edges 8 and 34: claims that come back", () => {
  test("edge 8: rejected it waits to be sent another way, and is then the company's own to remind of", async () => {
    const books = await factoringCompany();
    const { invoiceId, id } = await factoredInvoice(books);
    const now = onDay(books.company, today);
    expect(await proposalOf(now, invoiceId)).toBe("invoice_with_factoring");

    const refused = { invoiceId: id, reasonCode: "not_eligible", text: "", retryable: false } as const;
    await expectOk(rejectInvoice(books.partner, refused));
    expect(await proposalOf(now, invoiceId)).toBe("invoice_with_factoring");

    await expectOk(sendInvoiceOtherwise(now, { invoiceId, method: "print" }));
    expect(await proposalOf(now, invoiceId)).toBe(1);
    expect((await expectOk(runDunning(now, runAll()))).created).toBe(1);
  });

  test("edge 34: bought back without a dispute it is reminded of at once", async () => {
    const books = await factoringCompany();
    const { invoiceId, id } = await factoredInvoice(books);
    await deliver(books, id);
    await report(books, id, "recoursed");
    const now = onDay(books.company, today);
    expect(await proposalOf(now, invoiceId)).toBe(1);
    expect((await expectOk(runDunning(now, runAll()))).created).toBe(1);
  });

  test("edge 34: bought back with a dispute open it is on hold, told of in Historikk, until the user decides", async () => {
    const books = await factoringCompany();
    const { invoiceId, id } = await factoredInvoice(books);
    await deliver(books, id);
    await report(books, id, "disputed");
    await report(books, id, "recoursed");
    const now = onDay(books.company, today);

    expect(await proposalOf(now, invoiceId)).toBe("dunning_on_hold");
    expect(await runDunning(now, runAll())).toMatchObject({ error: { code: "nothing_to_remind" } });
    const [held] = await listInvoiceHistory(now, invoiceId);
    expect(held).toMatchObject({ event: "dunning_held", facts: { holdReason: "dispute_at_recourse" } });

    await expectOk(releaseDunning(now, { invoiceId }));
    expect(await releaseDunning(now, { invoiceId })).toMatchObject({ error: { code: "not_found" } });
    expect(await proposalOf(now, invoiceId)).toBe(1);
    expect((await expectOk(runDunning(now, runAll()))).created).toBe(1);
  });

  test("edge 34: sold and bought back it is reminded of for what is open again, though its own item is closed", async () => {
    const books = await factoringCompany();
    const { invoiceId, id } = await factoredInvoice(books);
    await deliver(books, id);
    await post(books, invoiceId, "purchase", -1_250_000n);
    await report(books, id, "recoursed");
    const now = onDay(books.company, today);
    const counted = () => countDunnable(now, today, standardDunning);
    expect(await proposalOf(now, invoiceId)).toBeUndefined();
    expect(await counted()).toBe(0);

    await post(books, invoiceId, "recourse", 1_250_000n);
    await post(books, invoiceId, "payment_after_recourse", -250_000n);
    expect(await counted()).toBe(1);
    const { proposed } = await proposeReminders(now, today);
    expect(proposed).toMatchObject([{ invoiceId, remainingOre: 1_000_000n, proposal: { level: 1 } }]);
    expect((await expectOk(runDunning(now, runAll()))).created).toBe(1);
    expect(await proposalOf(now, invoiceId)).toBe("reminder_running");

    await post(books, invoiceId, "payment_after_recourse", -1_000_000n);
    expect(await proposalOf(now, invoiceId)).toBeUndefined();
    expect(await counted()).toBe(0);
  });

  test("M36: an own invoice that the customer objects to can be put on hold, and one with the factoring company cannot", async () => {
    const books = await factoringCompany();
    const { invoiceId: theirs } = await factoredInvoice(books);
    const invoiceId = await newOwnInvoice(books.company, books.customerNo);
    const now = onDay(books.company, today);
    await expectOk(holdDunning(now, { invoiceId }));
    expect(await proposalOf(now, invoiceId)).toBe("dunning_on_hold");
    expect(await holdDunning(now, { invoiceId })).toMatchObject({ error: { code: "dunning_on_hold" } });
    expect(await holdDunning(now, { invoiceId: theirs })).toMatchObject({
      error: { code: "invoice_with_factoring" },
    });
  });
});

describe("M25, edge 38: debt collection", () => {
  const collecting = { ...standardDunning, collectionEnabled: true, collectionAgency: "Krav AS", version: 0 };

  test("M25, edge 38: is refused for a factored invoice, by the rule and by the database", async () => {
    const books = await factoringCompany();
    await expectOk(saveDunningSettings(books.company, collecting));
    const { invoiceId, id } = await factoredInvoice(books);
    const now = onDay(books.company, today);
    for (const step of ["ready", "delivered"]) {
      if (step === "delivered") await deliver(books, id);
      expect(await sendToCollection(now, { invoiceId }), step).toMatchObject({
        ok: false,
        error: { code: "invoice_with_factoring" },
      });
    }
    const forced = begin(now, (tx) =>
      insertCollectionCase(tx, { invoiceId, agency: "Krav AS", remainingOre: ore(1n) }),
    );
    expect(await forced.catch(constraintOf)).toBe("factored_not_dunned");
  });

  test("M36: takes an own claim after purring, notice and its time, once, until it is withdrawn", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company);
    const invoiceId = await newOwnInvoice(company, customerNo);
    const collect = (date: string) => sendToCollection(onDay(company, date), { invoiceId });
    const remind = (date: string) => expectOk(runDunning(onDay(company, date), runAll(isoDate(date))));

    expect(await collect(today)).toMatchObject({ error: { code: "collection_not_enabled" } });
    await expectOk(saveDunningSettings(company, collecting));
    expect(await collect(today)).toMatchObject({ error: { code: "collection_notice_missing" } });
    await remind(today);
    await remind("2026-04-25");
    expect(await collect("2026-05-09")).toMatchObject({
      error: { code: "collection_notice_running", until: "2026-05-09" },
    });

    expect(await expectOk(collect("2026-05-10"))).toEqual({ agency: "Krav AS" });
    const [kept] = await admin`select * from collection_cases where invoice_id = ${invoiceId}`;
    // 12 500 and two fees, 102.74 and 61.64 of interest.
    expect(kept).toMatchObject({
      agency: "Krav AS",
      remaining_ore: String(1_250_000 + 7_000 + 10_274 + 6_164),
    });
    expect(await collect("2026-05-11")).toMatchObject({ error: { code: "in_collection" } });

    const later = onDay(company, "2026-05-12");
    await expectOk(withdrawFromCollection(later, { invoiceId }));
    expect(await withdrawFromCollection(later, { invoiceId })).toMatchObject({
      error: { code: "not_found" },
    });
    expect((await listInvoiceHistory(later, invoiceId)).slice(0, 2).map(({ event }) => event)).toEqual([
      "collection_withdrawn",
      "collection_started",
    ]);
    await expectOk(collect("2026-05-13"));
    await payInvoice(onDay(company, "2026-05-14"), invoiceId);
    await expectOk(withdrawFromCollection(onDay(company, "2026-05-14"), { invoiceId }));
    expect(await collect("2026-05-15")).toMatchObject({ error: { code: "nothing_remaining" } });
  });
});

describe("M3, M25: what the old bureau has", () => {
  test("M3, M25: what is transferred to it is left out with its name, and refused by verbs and database; what waits is not", async () => {
    const company = await newCompany(pool);
    const bureau = { bureauName: "Gamle Byrå", clientId: "K-77", receivableAccountNo: 1579 };
    await adoptLegacyFactoring(pool, company.companyId, bureau);
    const customerNo = await newCustomer(company);
    const transferred = await newOwnInvoice(company, customerNo);
    await expectOk(transferToBureau(company));
    const waiting = await newOwnInvoice(company, customerNo);

    const now = onDay(company, today);
    const { proposed, leftOut } = await proposeReminders(now, today);
    expect(proposed.map(({ invoiceId }) => invoiceId)).toEqual([waiting]);
    const reason = { code: "invoice_with_bureau", bureau: "Gamle Byrå" };
    expect(leftOut).toMatchObject([{ invoiceId: transferred, reason }]);
    expect(await countDunnable(now, today, standardDunning)).toBe(1);
    expect((await standingOf(now, transferred))?.leftOut).toEqual(reason);
    expect(await holdDunning(now, { invoiceId: transferred })).toMatchObject({ error: reason });
    expect(await sendToCollection(now, { invoiceId: transferred })).toMatchObject({ error: reason });
    expect((await expectOk(runDunning(now, runAll()))).created).toBe(1);

    const forced = begin(now, (tx) =>
      insertCollectionCase(tx, { invoiceId: transferred, agency: "Krav AS", remainingOre: ore(1n) }),
    );
    expect(await forced.catch(constraintOf)).toBe("transferred_not_dunned");
  });
});

test("M36: accounts that an older company lacks are made on the spot, and those it has are left alone", async () => {
  const company = await newCompany(pool);
  await newOwnInvoice(company, await newCustomer(company));
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`delete from accounts where company_id = ${company.companyId} and account_no = 3900`;
    await sql`update accounts set name = 'Renter av kunder' where company_id = ${company.companyId} and account_no = 8055`;
  });
  await expectOk(runDunning(onDay(company, today), runAll()));
  const accounts = await admin`
    select name from accounts where company_id = ${company.companyId} and account_no in (3900, 8055) order by account_no`;
  expect(accounts.map(({ name }) => name)).toEqual(["Annen driftsrelatert inntekt", "Renter av kunder"]);
});
