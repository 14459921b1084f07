import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "@/db/client";
import { sumAssignedOpen } from "@/db/queries/alternative";
import { findActiveAlternative, findActiveConnection, findConnection } from "@/db/queries/connections";
import { findCustomer } from "@/db/queries/customers";
import { findInvoice } from "@/db/queries/invoices";
import { openAsOwner, refusalOf } from "@/db/raw-sql";
import type { ReadDb, Scope } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import {
  alternativeMapping,
  alternativeScope,
  newAlternative,
  newAlternativePartner,
} from "@/e2e/alternative-factories";
import { assigningTemplate, newTemplate, ownTemplate } from "@/e2e/branding-factories";
import {
  expectOk,
  newCompany,
  newCustomer,
  newDraft,
  newFactoring,
  organisation,
  sendAndPrepare,
  testDate,
} from "@/e2e/factories";
import { ore } from "@/lib/domain/money";
import { issueToken } from "../access/issue-token";
import { archiveTemplate } from "../branding/archive-template";
import { saveTemplate } from "../branding/save-template";
import { sendInvoice } from "../invoices/send-invoices";
import { postClientVoucher } from "../vouchers/post-partner-voucher";
import { activateAlternative } from "./activate-alternative";
import { chooseAlternativeTemplate, deactivateAlternative } from "./end-alternative";
import { readClientInvoices } from "./read-client-invoices";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

async function sendTo(scope: Scope<ReadDb>, customerNo: number) {
  const invoiceId = await newDraft(scope, customerNo);
  await expectOk(sendInvoice(scope, { invoiceId, invoiceDate: testDate }));
  const sent = await findInvoice(scope, invoiceId);
  if (!sent) throw new Error("the invoice is gone");
  return sent;
}

const page = { assigned: false, limit: 100, cursor: undefined };

/** The customer pays the partner. */
const payment = (externalReference: string, customerNo: number, named: object) => ({
  dryRun: false,
  externalReference,
  voucherDate: testDate,
  description: "Innbetaling",
  currency: "NOK" as const,
  lines: [
    { account: 80_000, amount: ore(1_250_000n) },
    { customerNo, amount: ore(-1_250_000n), ...named },
  ],
});

describe("M30: an alternative integration is taken into use", () => {
  test("M30: with its template on what the company sends itself, and nothing changed on the customers", async () => {
    const company = await newCompany(pool);
    const customerNo = await newCustomer(company, organisation({ deliveryMethod: "print" }));
    const before = await findCustomer(company, customerNo);
    const active = await newAlternative(pool, company);

    expect(await findCustomer(company, customerNo)).toEqual(before);
    expect(await findActiveConnection(company)).toBeNull();
    const sent = await sendTo(company, customerNo);
    expect(sent.branding).toMatchObject({
      templateId: active.templateId,
      connectionId: active.connectionId,
      payee: "Tinde Oppgjør AS",
    });
  });

  test("M30: a customer is exempted by a template of the company's own", async () => {
    const company = await newCompany(pool);
    await newAlternative(pool, company);
    const own = await newTemplate(company, ownTemplate());
    const customerNo = await newCustomer(company, organisation({ brandingTemplateId: own }));
    expect((await sendTo(company, customerNo)).branding).toMatchObject({
      templateId: own,
      bankAccount: null,
      connectionId: null,
    });
  });

  test("M30, edge 39: not without a template that has account, payee and notice, says the rule and says the database", async () => {
    const company = await newCompany(pool);
    const { integrationSlug } = await newAlternativePartner(pool);
    const own = await newTemplate(company, ownTemplate());
    const activate = (templateId: string) =>
      activateAlternative(company, {
        integrationSlug,
        agreementType: "financing",
        templateId,
        mapping: alternativeMapping,
      });
    expect(await activate(own)).toMatchObject({ error: { code: "template_lacks_assignment" } });
    expect(await activate(crypto.randomUUID())).toMatchObject({ error: { code: "template_not_available" } });

    const { connectionId, templateId } = await newAlternative(pool, company);
    const { companyId } = company;
    expect(
      await refusalOf(owner`
        update connections set branding_template_id = ${own} where company_id = ${companyId} and id = ${connectionId}`),
    ).toBe("connections_assignment");
    expect(
      await refusalOf(owner`
        update branding_templates set payee = null, texts = jsonb_set(texts, '{nb,assignmentNotice}', '""')
        where company_id = ${companyId} and id = ${templateId}`),
    ).toBe("branding_templates_in_use");
  });

  test("M30, edge 39: while it is active its template can neither be put away nor lose what it must say", async () => {
    const company = await newCompany(pool);
    const { connectionId, templateId } = await newAlternative(pool, company);
    expect(await archiveTemplate(company, { templateId, archived: true })).toEqual({
      ok: false,
      error: { code: "template_in_use", name: "Tinde Oppgjør" },
    });
    const { logoDocumentId: _none, ...template } = ownTemplate();
    expect(
      await saveTemplate(company, { templateId, version: 1, template, logo: { change: "keep" } }),
    ).toMatchObject({ error: { code: "validation_failed", problems: [{ field: "bankAccount" }, {}, {}] } });

    const other = await newTemplate(company, assigningTemplate({ name: "Ny" }));
    await expectOk(chooseAlternativeTemplate(company, { connectionId, templateId: other }));
    await expectOk(archiveTemplate(company, { templateId, archived: true }));
    expect(await findActiveAlternative(company)).toMatchObject({ brandingTemplateId: other });
  });

  test("M30: one at a time, by an administrator, and only a partner that is one", async () => {
    const company = await newCompany(pool);
    const { templateId } = await newAlternative(pool, company);
    const { integrationSlug } = await newAlternativePartner(pool);
    const input = { agreementType: "financing", templateId, mapping: alternativeMapping } as const;
    expect(await activateAlternative(company, { ...input, integrationSlug })).toMatchObject({
      error: { code: "already_active", name: "Tinde Oppgjør" },
    });
    const bookkeeper = {
      ...company,
      actor: { kind: "user", userId: "b", name: "Bo", role: "bookkeeper" },
    } as const;
    expect(await activateAlternative(bookkeeper, { ...input, integrationSlug })).toMatchObject({
      error: { code: "forbidden" },
    });
    const dedicated = await newFactoring(pool, company);
    expect(
      await activateAlternative(company, { ...input, integrationSlug: dedicated.integrationSlug }),
    ).toMatchObject({ error: { code: "not_found" } });
  });
});

test("M30: an alternative partner's token has its own three scopes, whatever the catalogue says", async () => {
  const company = await newCompany(pool);
  const { applicationKey, clientKey, integrationSlug } = await newAlternative(pool, company);
  await owner`update integrations set scopes = '["factoring.invoices:write", "invoices:read"]' where slug = ${integrationSlug}`;
  const occasion = { now: company.now, requestId: "test" };
  const issued = await expectOk(issueToken(pool, { applicationKey, clientKey, scopes: null }, occasion));
  expect(issued.scopes).toEqual(["invoices:read"]);
  expect(
    await issueToken(pool, { applicationKey, clientKey, scopes: ["factoring.invoices:write"] }, occasion),
  ).toMatchObject({ ok: false, error: { code: "invalid_scope" } });
});

describe("M30, edge 38: a dedicated and an alternative integration side by side", () => {
  test("M30, edge 38: the alternative one reads what the company delivers itself, and nothing sent by factoring", async () => {
    const company = await newCompany(pool);
    await newFactoring(pool, company);
    const alternative = await newAlternative(pool, company);
    const factored = await newCustomer(
      company,
      organisation({ useFactoring: true, deliveryMethod: "factoring" }),
    );
    const own = await newTemplate(company, ownTemplate());
    await sendAndPrepare(company, await newDraft(company, factored));
    const assigned = await sendTo(company, await newCustomer(company));
    const exempt = await sendTo(
      company,
      await newCustomer(company, organisation({ brandingTemplateId: own })),
    );

    const partner = alternativeScope(company, alternative);
    const all = await readClientInvoices(partner, page);
    expect(all.data.map(({ id, assigned: isMine }) => [id, isMine])).toEqual([
      [assigned.id, true],
      [exempt.id, false],
    ]);
    const mine = await readClientInvoices(partner, { ...page, assigned: true });
    expect(mine.data).toMatchObject([
      { id: assigned.id, paymentAccount: { bankAccount: "86011117947", payee: "Tinde Oppgjør AS" } },
    ]);
  });

  test("M30, edge 38: its vouchers settle the company's own invoices, and can touch none that factoring has", async () => {
    const company = await newCompany(pool);
    await newFactoring(pool, company);
    const partner = alternativeScope(company, await newAlternative(pool, company));
    const both = await newCustomer(
      company,
      organisation({ useFactoring: true, deliveryMethod: "factoring" }),
    );
    const factoredId = await newDraft(company, both);
    const factoredNo = await sendAndPrepare(company, factoredId);
    const kid = (await findInvoice(company, factoredId))?.ownKid ?? "";

    // The clearing account of the dedicated one came first: this partner's is the next.
    const post = (reference: string, named: object) => {
      const voucher = payment(reference, both, named);
      return postClientVoucher(partner, {
        ...voucher,
        lines: voucher.lines.map((line) => ("account" in line ? { ...line, account: 80_001 } : line)),
      });
    };
    expect(await post("A-1", { invoiceNo: factoredNo })).toMatchObject({
      error: { code: "account_not_allowed" },
    });

    const invoiceId = await newDraft(company, both);
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate, deliveryMethod: "print" }));
    const own = await findInvoice(company, invoiceId);
    // The customer is its debtor now; but the KID of a factored invoice still settles nothing.
    expect(await post("A-2", { kid })).toMatchObject({ value: { matches: [] } });
    expect(await post("A-3", { invoiceNo: own?.number })).toMatchObject({
      value: { matches: [{ invoiceNo: own?.number, factoringInvoiceId: null, remaining: 0n }] },
    });
    expect(await post("A-3", { invoiceNo: own?.number })).toMatchObject({
      error: { code: "duplicate_external_reference" },
    });
  });
});

describe("M30, edge 36: an alternative integration ends", () => {
  test("M30, edge 36: it keeps its access while invoices are to be paid to it, and new ones lose its template", async () => {
    const company = await newCompany(pool);
    const active = await newAlternative(pool, company);
    const customerNo = await newCustomer(company);
    const sent = await sendTo(company, customerNo);
    const { connectionId } = active;
    expect(await sumAssignedOpen(company, connectionId)).toEqual({ invoices: 1, remainingOre: 1_250_000n });

    expect(await deactivateAlternative(company, { connectionId, close: false })).toMatchObject({
      value: { state: "winding_down" },
    });
    expect((await sendTo(company, customerNo)).branding).toBeNull();
    await expectOk(
      postClientVoucher(
        alternativeScope(company, active),
        payment("P-1", customerNo, { invoiceNo: sent.number }),
      ),
    );
    expect(await sumAssignedOpen(company, connectionId)).toMatchObject({ invoices: 0 });
    expect(await deactivateAlternative(company, { connectionId, close: false })).toMatchObject({
      value: { state: "inactive" },
    });
    expect(await findConnection(company, connectionId)).toMatchObject({ state: "inactive" });
    expect(await deactivateAlternative(company, { connectionId, close: true })).toMatchObject({
      error: { code: "not_active" },
    });
    const events = await owner<{ type: string }[]>`
      select type from events where company_id = ${company.companyId} and connection_id = ${connectionId} order by sequence`;
    expect(events.map(({ type }) => type)).toEqual([
      "connection.activated",
      "connection.winding_down",
      "connection.deactivated",
    ]);
  });

  test("M30: the same partner can be taken into use again", async () => {
    const company = await newCompany(pool);
    const { connectionId, integrationSlug, templateId } = await newAlternative(pool, company);
    await expectOk(deactivateAlternative(company, { connectionId, close: false }));
    const again = await expectOk(
      activateAlternative(company, {
        integrationSlug,
        agreementType: "financing",
        templateId,
        mapping: alternativeMapping,
      }),
    );
    expect(again.connectionId).not.toBe(connectionId);
  });
});

test("the feed of sent invoices follows the order of commits, and a change of its number is refused", async () => {
  const company = await newCompany(pool);
  const customerNo = await newCustomer(company);
  const [first, second] = [await sendTo(company, customerNo), await sendTo(company, customerNo)];
  expect(second.feedSequence ?? 0).toBeGreaterThan(first.feedSequence ?? 0);
  expect(
    await refusalOf(owner`
      update invoices set feed_sequence = 1 where company_id = ${company.companyId} and id = ${first.id}`),
  ).toBe("invoices_sent_fixed");
  await owner`update invoices set delivery_method = 'email' where company_id = ${company.companyId} and id = ${first.id}`;
  expect((await findInvoice(company, first.id))?.feedSequence).toBeGreaterThan(second.feedSequence ?? 0);
});

test("M17, M30: no invoice carries a template by EHF, eFaktura or factoring, says the database", async () => {
  const company = await newCompany(pool);
  await newAlternative(pool, company);
  const sent = await sendTo(company, await newCustomer(company));
  for (const method of ["ehf", "efaktura", "factoring"]) {
    expect(
      await refusalOf(owner`
        update invoices set delivery_method = ${method} where company_id = ${company.companyId} and id = ${sent.id}`),
    ).toBe("invoices_branding_own_delivery");
  }
});
