import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
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
  testDate,
  tinyPdf,
} from "@/e2e/factories";
import { newImported } from "@/e2e/imported";
import { allowedTransitions, factoringStatuses } from "@/lib/domain/factoring";
import { acknowledgeDelivery } from "@/lib/services/factoring/acknowledge-delivery";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { sendInvoice } from "@/lib/services/invoices/send-invoices";
import { openPool } from "./client";
import { openAsOwner, refusalOf } from "./raw-sql";
import { newDatabase } from "./test-database";

// Raw SQL by the owner of the tables, as in ledger-guards.test.ts.
const database = await newDatabase();
const pool = openPool(database.url);
const sql = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), sql.end()]));

/** A company with factoring active: an invoice that is ready, another that is delivered, and a draft. */
async function factored() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const customerNo = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  const [ready, delivered] = [await newDraft(company, customerNo), await newDraft(company, customerNo)];
  await sendAndPrepare(company, ready);
  await sendAndPrepare(company, delivered);
  const rows = await sql<{ id: string; invoice: string }[]>`
    select id, invoice_id as invoice from factoring_invoices where company_id = ${company.companyId}`;
  const rowOf = (invoice: string) => rows.find((row) => row.invoice === invoice)?.id ?? "";
  await expectOk(acknowledgeDelivery(partnerScope(company, factoring), receipt(rowOf(delivered))));

  const { companyId } = company;
  const draft = await newDraft(company, customerNo);
  return {
    company,
    companyId,
    factoring,
    customerNo,
    ready,
    readyRow: rowOf(ready),
    delivered,
    deliveredRow: rowOf(delivered),
    draft,
  };
}

function receipt(invoiceId: string) {
  const absent = { factorKid: null, paymentAccount: null, dueDate: null, factorReference: null };
  return {
    invoiceId,
    deliveredAt: new Date("2026-03-02T12:00:00Z"),
    channel: "email" as const,
    text: "",
    ...absent,
    pdf: tinyPdf(),
  };
}

const books = await factored();

describe("a sent invoice is a sales document and stays one (M14, M33)", () => {
  const changeable = ["delivery_method", "changed_at", "version", "branding"];

  test("not one of its columns can be changed but the way it is delivered", async () => {
    const columns = await sql<{ name: string; type: string }[]>`
      select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = 'invoices'`;
    expect(columns.length).toBeGreaterThan(25);

    const others: Record<string, string> = {
      text: "'other'",
      uuid: "uuidv7()",
      jsonb: `'{"name": "other"}'`,
      date: "'2031-01-01'",
      bigint: "424242",
      integer: "4242",
      smallint: "2",
      "timestamp with time zone": "'2031-01-01'",
    };
    for (const { name, type } of columns) {
      const change = `update invoices set ${name} = ${others[type]} where id = '${books.ready}'`;
      if (!changeable.includes(name))
        expect(await refusalOf(sql.unsafe(change)), name).toBe("invoices_sent_fixed");
    }
    expect(
      await refusalOf(sql`update invoices set state = 'draft', number = null where id = ${books.ready}`),
    ).toBe("invoices_sent_fixed");
  });

  test("edge 13: it may be sent another way", async () => {
    const { companyId, ready } = await factored();
    expect(
      await refusalOf(
        sql`update invoices set delivery_method = 'print' where company_id = ${companyId} and id = ${ready}`,
      ),
    ).toBe("accepted");
  });

  test("it cannot be deleted, alone or with all the others", async () => {
    expect(await refusalOf(sql`delete from invoices where id = ${books.ready}`)).toBe("invoices_sent_fixed");
    expect(await refusalOf(sql`truncate invoices cascade`)).toBe("append_only");
    expect(await refusalOf(sql`truncate invoice_lines`)).toBe("append_only");
  });

  const newLine = (invoiceId: string) => sql`
    insert into invoice_lines (company_id, invoice_id, line, text, quantity_milli, unit, unit_price_ore, vat_code, account_no, net_ore)
    values (${books.companyId}, ${invoiceId}, 9, 'late', 1000, 'EA', 100, 3, 3000, 100)`;

  test("its lines can be neither changed, deleted, added to, nor moved to another invoice or from one", async () => {
    const { ready, draft } = books;
    const statements = {
      change: sql`update invoice_lines set text = 'other' where invoice_id = ${ready}`,
      remove: sql`delete from invoice_lines where invoice_id = ${ready}`,
      add: newLine(ready),
      moveAway: sql`update invoice_lines set invoice_id = ${draft}, line = 7 where invoice_id = ${ready}`,
      moveHither: sql`update invoice_lines set invoice_id = ${ready}, line = 7 where invoice_id = ${draft}`,
    };
    for (const [name, statement] of Object.entries(statements)) {
      expect(await refusalOf(statement), name).toBe("invoices_sent_fixed");
    }
  });

  test("a draft's lines can be added, changed and deleted, and are as written", async () => {
    const draft = await newDraft(books.company, books.customerNo);
    await newLine(draft);
    await sql`update invoice_lines set text = 'changed' where invoice_id = ${draft} and line = 9`;
    expect(await sql`select text from invoice_lines where invoice_id = ${draft} and line = 9`).toEqual([
      { text: "changed" },
    ]);
    await sql`delete from invoice_lines where invoice_id = ${draft}`;
    expect(await sql`select 1 from invoice_lines where invoice_id = ${draft}`).toHaveLength(0);
    expect(await refusalOf(sql`delete from invoices where id = ${draft}`)).toBe("accepted");
  });
});

describe("sales documents are numbered without a gap (§ 5-1-3)", () => {
  /** A sent invoice's row once more, under another number. */
  const copyAs = (companyId: number, invoiceId: string, number: number) => sql`
    insert into invoices (company_id, kind, state, number, customer_no, buyer, seller, invoice_date, delivery_date, due_date,
                          own_kid, delivery_method, net_ore, vat_ore, total_ore, exchange_rate_micro, nok_net_ore, nok_vat_ore, nok_total_ore, voucher_series, voucher_no, created_by, sent_at)
    select company_id, kind, state, ${number}::bigint, customer_no, buyer, seller, invoice_date, delivery_date, due_date,
           own_kid, 'print', net_ore, vat_ore, total_ore, exchange_rate_micro, nok_net_ore, nok_vat_ore, nok_total_ore, voucher_series, voucher_no, created_by, sent_at
    from invoices where company_id = ${companyId} and id = ${invoiceId}`;

  test("a number must be below the counter, follow its predecessor and be new", async () => {
    const { companyId, ready } = await factored();
    const [counter] = await sql<{ first: bigint; next: bigint }[]>`
      select first_no as first, next_no as next from invoice_numbers where company_id = ${companyId}`;
    const [first, next] = [Number(counter?.first), Number(counter?.next)];

    expect(await refusalOf(copyAs(companyId, ready, next))).toBe("invoices_gapless");
    expect(await refusalOf(copyAs(companyId, ready, first - 1))).toBe("invoices_gapless");
    expect(await refusalOf(copyAs(companyId, ready, first))).toBe("invoices_number");
    await sql`update invoice_numbers set next_no = next_no + 5 where company_id = ${companyId}`;
    expect(await refusalOf(copyAs(companyId, ready, next + 1))).toBe("invoices_gapless");
    expect(await refusalOf(copyAs(companyId, ready, next))).toBe("accepted");
  });
});

describe("files and what happened are kept as they were (M22)", () => {
  test.each([
    "update documents set filename = 'other'",
    "delete from documents",
    "truncate documents cascade",
    "update invoice_history set text = 'other'",
    "delete from invoice_history",
    "truncate invoice_history",
    "delete from factoring_invoices",
    "truncate factoring_invoices cascade",
  ])("%s is refused", async (statement) => {
    expect(await refusalOf(sql.unsafe(statement))).toBe("append_only");
  });

  test("a file with a wrong checksum or size is not stored", async () => {
    const bytes = Buffer.from("<Invoice/>");
    const sha256 = createHash("sha256").update(bytes).digest();
    const store = (size: number, checksum: Buffer) => sql`
      insert into documents (company_id, kind, filename, media_type, size, sha256, bytes)
      values (${books.companyId}, 'ehf', 'f.xml', 'application/xml', ${size}, ${checksum}, ${bytes})`;
    expect(await refusalOf(store(bytes.length, sha256))).toBe("accepted");
    expect(await refusalOf(store(bytes.length + 1, sha256))).toBe("documents_whole");
    expect(await refusalOf(store(bytes.length, Buffer.alloc(32)))).toBe("documents_whole");
  });
});

describe("the life of a factored invoice (M15, M17, M24)", () => {
  test("the database knows the same steps as the domain, over all pairs of statuses", async () => {
    const pairs = await sql<{ was: string; becomes: string; allowed: boolean | null }[]>`
      select was, becomes, factoring_step_allowed(was, becomes) as allowed
      from unnest(${[...factoringStatuses]}::text[]) was, unnest(${[...factoringStatuses]}::text[]) becomes`;
    expect(pairs).toHaveLength(factoringStatuses.length ** 2);
    for (const { was, becomes, allowed } of pairs) {
      const steps: Readonly<Record<string, readonly string[]>> = allowedTransitions;
      expect(allowed, `${was} → ${becomes}`).toBe(steps[was]?.includes(becomes) ?? false);
    }
    const [unknown] = await sql`select factoring_step_allowed('ready', 'lost') as allowed`;
    expect(unknown?.allowed).toBe(false);
  });

  const row = (companyId: number, invoiceId: string, connectionId: string, status = "preparing") => sql`
    insert into factoring_invoices (company_id, invoice_id, connection_id, status, service_level, sequence)
    values (${companyId}, ${invoiceId}, ${connectionId}, ${status}, 'financed', 0)`;

  test("a step that the machine does not have is refused, and so is a status it does not know", async () => {
    const { readyRow, deliveredRow } = books;
    const to = (id: string, status: string) =>
      refusalOf(sql`update factoring_invoices set status = ${status} where id = ${id}`);
    expect(await to(readyRow, "completed")).toBe("factoring_invoices_status_step");
    expect(await to(readyRow, "preparing")).toBe("factoring_invoices_status_step");
    expect(await to(deliveredRow, "ready")).toBe("factoring_invoices_status_step");
    expect(await to(deliveredRow, "lost")).toBe("factoring_invoices_status_step");
  });

  test("delivered means with its PDF, and ready means with its EHF (edge 22)", async () => {
    const { company, customerNo, readyRow } = await factored();
    expect(
      await refusalOf(sql`update factoring_invoices set status = 'delivered' where id = ${readyRow}`),
    ).toBe("factoring_invoices_delivered_has_pdf");
    expect(
      await refusalOf(sql`update factoring_invoices set delivered_at = now() where id = ${readyRow}`),
    ).toBe("factoring_invoices_delivered_has_pdf");

    const invoiceId = await newDraft(company, customerNo);
    await expectOk(sendInvoice(company, { invoiceId, invoiceDate: testDate }));
    expect(
      await refusalOf(sql`update factoring_invoices set status = 'ready' where invoice_id = ${invoiceId}`),
    ).toBe("factoring_invoices_ready_has_ehf");
  });

  test("it keeps its invoice and its partner", async () => {
    const { readyRow, delivered } = books;
    expect(
      await refusalOf(sql`update factoring_invoices set invoice_id = ${delivered} where id = ${readyRow}`),
    ).toBe("factoring_invoices_identity");
    expect(
      await refusalOf(sql`update factoring_invoices set connection_id = uuidv7() where id = ${readyRow}`),
    ).toBe("factoring_invoices_identity");
  });

  test("an invoice is at one factoring company at a time (edge 16), and begins as preparing", async () => {
    const { companyId, ready, factoring } = books;
    expect(await refusalOf(row(companyId, ready, factoring.connectionId))).toBe(
      "factoring_invoices_one_live",
    );
    expect(await refusalOf(row(companyId, ready, factoring.connectionId, "ready"))).toBe(
      "factoring_invoices_status_step",
    );
  });

  test("M24: an imported invoice, a draft and one sent otherwise never become factored", async () => {
    const { company, companyId, customerNo, factoring, draft } = await factored();
    expect(await refusalOf(row(companyId, draft, factoring.connectionId))).toBe(
      "factoring_invoices_own_only",
    );

    const printed = await newDraft(company, customerNo);
    await expectOk(
      sendInvoice(company, { invoiceId: printed, invoiceDate: testDate, deliveryMethod: "print" }),
    );
    expect(await refusalOf(row(companyId, printed, factoring.connectionId))).toBe(
      "factoring_invoices_own_only",
    );

    const { invoiceId: imported } = await newImported(company, customerNo, "A-1");
    expect(await refusalOf(row(companyId, imported, factoring.connectionId))).toBe(
      "factoring_invoices_own_only",
    );
    expect(
      await refusalOf(sql`update invoices set delivery_method = 'factoring' where id = ${imported}`),
    ).toBe("invoices_imported_not_factored");

    const { invoiceId: credit } = await expectOk(creditInvoice(company, { invoiceId: imported }));
    await expectOk(
      sendInvoice(company, { invoiceId: credit, invoiceDate: testDate, deliveryMethod: "print" }),
    );
    await sql`update invoices set delivery_method = 'factoring' where id = ${credit}`;
    expect(await refusalOf(row(companyId, credit, factoring.connectionId))).toBe(
      "factoring_invoices_own_only",
    );
  });

  test("M24, M35: an imported invoice is whole from the start, and no line comes to it later", async () => {
    const { company, customerNo } = await factored();
    const { invoiceId: imported } = await newImported(company, customerNo, "A-2");
    expect(
      await refusalOf(sql`
        insert into invoice_lines (company_id, invoice_id, line, text, quantity_milli, unit, unit_price_ore, vat_code, account_no, net_ore)
        values (${company.companyId}, ${imported}, 9, 'late', 1000, 'EA', 100, 3, 3000, 100)`),
    ).toBe("invoices_sent_fixed");
    const change = (set: string) =>
      refusalOf(sql.unsafe(`update invoices set ${set} where id = '${imported}'`));
    expect(await change("number = 10007")).toBe("invoices_sent_fixed");
    expect(await change("source = 'created'")).toBe("invoices_sent_fixed");
    expect(await refusalOf(sql`delete from invoices where id = ${imported}`)).toBe("invoices_sent_fixed");
  });

  test("M1: a company has one active dedicated connection", async () => {
    const { companyId } = await factored();
    await newPartner(pool);
    const second = () => sql`
      insert into connections (company_id, integration_id, name, kind, state, agreement_type, activated_by)
      select ${companyId}, id, name, kind, 'active', 'financing', 'tester' from integrations order by id desc limit 1`;
    expect(await refusalOf(second())).toBe("connections_one_active");
    await sql`update connections set state = 'inactive' where company_id = ${companyId}`;
    expect(await refusalOf(second())).toBe("accepted");
  });

  test("M5: «Bruk Factoring» and the delivery method of a card go together", async () => {
    const { companyId, customerNo } = books;
    const card = (change: string) =>
      refusalOf(
        sql.unsafe(
          `update customers set ${change} where company_id = ${companyId} and customer_no = ${customerNo}`,
        ),
      );
    expect(await card("use_factoring = false")).toBe("customers_factoring_method");
    expect(await card("delivery_method = 'print'")).toBe("customers_factoring_method");
    expect(await card("delivery_method = 'pigeon'")).toBe("customers_delivery_method");
    expect(await card("use_factoring = false, delivery_method = 'print'")).toBe("accepted");
  });
});
