import { afterAll, describe, expect, test } from "vitest";
import { checkBooks } from "@/db/checks";
import { openPool } from "@/db/client";
import { listUnpostedLines } from "@/db/queries/bank-lines";
import {
  findDirectPayment,
  listClearedDirectPayments,
  listDeviationAccounts,
  listOpenDirectPayments,
} from "@/db/queries/direct-payments";
import { listEvents } from "@/db/queries/events";
import { listInvoiceHistory } from "@/db/queries/invoice-page";
import { findInvoiceHead } from "@/db/queries/invoices";
import { listPartnerInvoices } from "@/db/queries/partner-invoices";
import { listAccountBalances, listSubledgerBalances } from "@/db/queries/partner-posting";
import { findVoucher } from "@/db/queries/vouchers";
import { openAsOwner } from "@/db/raw-sql";
import { begin } from "@/db/scope";
import { newDatabase } from "@/db/test-database";
import { lockBooks } from "@/db/writes/vouchers";
import { newBankLine, paid } from "@/e2e/direct-payments";
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
import type { MappingChoice } from "@/lib/domain/account-mapping";
import { isoDate } from "@/lib/domain/dates";
import { ore } from "@/lib/domain/money";
import { acknowledgeDelivery } from "../factoring/acknowledge-delivery";
import { changeMapping } from "../factoring/change-mapping";
import { rejectInvoice } from "../factoring/report-status";
import { postPartnerVoucher } from "../vouchers/post-partner-voucher";
import { forwardDirectPayment, setOffDirectPayment } from "./clear-direct-payment";
import { acknowledgeDirectPayment, readDirectPayments } from "./partner-direct-payments";
import { reopenDirectPayment } from "./reopen-direct-payment";
import { reportDirectPayment } from "./report-direct-payment";
import { reverseDirectPayment } from "./reverse-direct-payment";

const database = await newDatabase();
const pool = openPool(database.url);
const owner = openAsOwner(database.url);
afterAll(() => Promise.all([pool.end(), owner.end()]));

const CLEARING = 80_000;
const DEVIATION = 2999;

/** The worked fixture: 12 500 kroner, delivered by the factoring company. */
async function delivered() {
  const company = await newCompany(pool);
  const factoring = await newFactoring(pool, company);
  const partner = partnerScope(company, factoring);
  const customerNo = await newCustomer(
    company,
    organisation({ useFactoring: true, deliveryMethod: "factoring" }),
  );
  const invoiceId = await newDraft(company, customerNo);
  const invoiceNo = await sendAndPrepare(company, invoiceId);
  const [offered] = await listPartnerInvoices(partner, factoring.connectionId, { limit: 10 });
  const id = offered?.factoring.id ?? "";
  await expectOk(
    acknowledgeDelivery(partner, {
      invoiceId: id,
      deliveredAt: new Date("2026-03-02T12:00:00Z"),
      channel: "email",
      text: "",
      factorKid: "900010412",
      paymentAccount: null,
      dueDate: null,
      factorReference: null,
      pdf: tinyPdf(),
    }),
  );
  return { company, factoring, partner, customerNo, invoiceId, invoiceNo, id };
}

type Given = Awaited<ReturnType<typeof delivered>>;

async function balances({ company, customerNo }: Given) {
  const ledger = await listAccountBalances(company, [1920, DEVIATION]);
  const subledger = await listSubledgerBalances(company, [CLEARING, customerNo]);
  return Object.fromEntries(
    [...ledger, ...subledger].map(({ account, balanceOre }) => [account, balanceOre]),
  );
}

/** «Endre kontoer»: another deviation account from now on, the others as they were. */
const remap = ({ company, factoring: { connectionId } }: Given, deviation: MappingChoice) => {
  const mapping = {
    clearing: { subledgerNo: CLEARING },
    bank: { accountNo: 1920 },
    fee: { accountNo: 7770 },
    financing_cost: { accountNo: 8159 },
    interest_income: { accountNo: 8055 },
    deviation,
  };
  return expectOk(changeMapping(company, { connectionId, mapping }));
};

/** The partner closes the receivable: D clearing, K customer. */
const settle = ({ partner, customerNo, invoiceNo }: Given, amount = 1_250_000n) =>
  expectOk(
    postPartnerVoucher(partner, {
      dryRun: false,
      externalReference: "direct",
      voucherDate: testDate,
      description: "Direkte innbetaling",
      currency: "NOK",
      lines: [
        { account: CLEARING, amount: ore(amount), eventKind: "payment", invoiceNo },
        { customerNo, amount: ore(-amount), eventKind: "payment", invoiceNo },
      ],
    }),
  );

const today = { date: testDate };

describe("M29b, edge 33: the debtor pays the company directly", () => {
  test("M29b, edge 33: D bank, K deviation; the receivable stays open, and the factoring company is told", async () => {
    const given = await delivered();
    const made = await expectOk(
      reportDirectPayment(given.company, paid(given.invoiceId, { note: "Feil konto" })),
    );

    expect(await balances(given)).toEqual({
      1920: 1_250_000n,
      [DEVIATION]: -1_250_000n,
      [CLEARING]: 0n,
      [given.customerNo]: 1_250_000n,
    });
    expect((await findVoucher(given.company, made.voucher))?.voucher).toMatchObject({
      series: 3,
      kind: "bank",
    });
    const [told] = (await readDirectPayments(given.partner, { limit: 10 })).data;
    expect(told).toMatchObject({
      id: made.id,
      invoiceNo: given.invoiceNo,
      factoringInvoiceId: given.id,
      amount: 1_250_000n,
      paidOn: testDate,
      state: "open",
      clearedOn: null,
      note: "Feil konto",
      acknowledgedAt: null,
    });
    const events = await listEvents(given.company, given.factoring.connectionId, { after: 0, limit: 100 });
    expect(events.at(-1)).toMatchObject({ type: "direct_payment.reported", subjectId: made.id });
    const [entry] = await listInvoiceHistory(given.company, given.invoiceId);
    expect(entry).toMatchObject({
      event: "direct_payment_reported",
      text: "Feil konto",
      facts: { amountOre: "1250000", voucher: "3-1" },
    });
  });

  test("M29b, edge 33: passed on and settled by the factoring company, deviation and receivable end at zero", async () => {
    const given = await delivered();
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    await expectOk(forwardDirectPayment(given.company, { paymentId, ...today, bankAccountNo: 1920 }));
    expect(await balances(given)).toMatchObject({ 1920: 0n, [DEVIATION]: 0n, [CLEARING]: 0n });

    await settle(given);
    // The factoring company has the money, and owes it to the company until it pays it out.
    expect(await balances(given)).toEqual({
      1920: 0n,
      [DEVIATION]: 0n,
      [CLEARING]: 1_250_000n,
      [given.customerNo]: 0n,
    });
    expect((await findInvoiceHead(given.company, given.invoiceId))?.factoring?.status).toBe("completed");
  });

  test("M29b, edge 33: set off and settled, clearing, deviation and receivable all end at zero", async () => {
    const given = await delivered();
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    await expectOk(setOffDirectPayment(given.company, { paymentId, ...today }));
    expect(await balances(given)).toMatchObject({ [DEVIATION]: 0n, [CLEARING]: -1_250_000n });

    await settle(given);
    expect(await balances(given)).toEqual({
      1920: 1_250_000n,
      [DEVIATION]: 0n,
      [CLEARING]: 0n,
      [given.customerNo]: 0n,
    });
    expect(await findDirectPayment(given.company, paymentId)).toMatchObject({
      state: "set_off",
      clearedOn: testDate,
    });
    const events = await listEvents(given.company, given.factoring.connectionId, { after: 0, limit: 100 });
    expect(events.map(({ type }) => type)).toContain("direct_payment.cleared");
  });

  test("M23, M29b: a part is enough, and more than what remains is taken too; the surplus is the settlement's", async () => {
    const given = await delivered();
    for (const amount of [400_000n, 2_000_000n])
      await expectOk(reportDirectPayment(given.company, paid(given.invoiceId, { amountOre: ore(amount) })));
    expect((await balances(given))[DEVIATION]).toBe(-2_400_000n);
    const open = await listOpenDirectPayments(given.company);
    expect(open.map(({ amountOre }) => amountOre)).toEqual([400_000n, 2_000_000n]);
  });

  test("M29b: what cannot be a direct payment is refused, and nothing is posted", async () => {
    const given = await delivered();
    const other = await newDraft(given.company, given.customerNo);
    await sendAndPrepare(given.company, other);
    const rows = await listPartnerInvoices(given.partner, given.factoring.connectionId, { limit: 10 });
    const id = rows.find(({ invoice }) => invoice.id === other)?.factoring.id ?? "";
    const reason = { reasonCode: "other", text: "", retryable: false } as const;
    await expectOk(rejectInvoice(given.partner, { invoiceId: id, ...reason }));

    const code = async (input: Parameters<typeof reportDirectPayment>[1]) => {
      const result = await reportDirectPayment(given.company, input);
      return result.ok ? "ok" : result.error.code;
    };
    expect(await code(paid(other))).toBe("invoice_not_factored");
    expect(await code(paid(given.invoiceId, { paidOn: isoDate("2026-03-03") }))).toBe("date_in_future");
    expect(await code(paid(given.invoiceId, { bankAccountNo: 3000 }))).toBe("bank_account_not_usable");
    await begin(given.company, (tx) => lockBooks(tx, isoDate("2026-02-28")));
    expect(await code(paid(given.invoiceId, { paidOn: isoDate("2026-02-20") }))).toBe("period_locked");
    expect(await balances(given)).toMatchObject({ 1920: 0n, [DEVIATION]: 0n });
  });

  test("M38, M29b: a viewer registers nothing", async () => {
    const given = await delivered();
    const viewer = {
      ...given.company,
      actor: { kind: "user", userId: "v", name: "Vera", role: "viewer" } as const,
    };
    expect(await reportDirectPayment(viewer, paid(given.invoiceId))).toMatchObject({
      error: { code: "forbidden" },
    });
  });
});

describe("M29b, edge 33: a line of the bank's", () => {
  test("M29b, edge 33: it says itself what was paid, is posted once, and no longer waits", async () => {
    const given = await delivered();
    const bankLineId = await newBankLine(given.company, {
      bankReference: "A1",
      amountOre: ore(700_000n),
      bookedOn: isoDate("2026-02-27"),
    });
    const made = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId, { bankLineId })));
    expect(await findDirectPayment(given.company, made.id)).toMatchObject({
      amountOre: 700_000n,
      paidOn: "2026-02-27",
    });
    expect(await listUnpostedLines(given.company, { limit: 10 })).toEqual([]);
  });

  test("M29b, edge 33: registered by several at once, it is posted once", async () => {
    const given = await delivered();
    const bankLineId = await newBankLine(given.company, { bankReference: "A1" });
    const tries = await Promise.all(
      [1, 2, 3, 4].map(() => reportDirectPayment(given.company, paid(given.invoiceId, { bankLineId }))),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.filter((one) => !one.ok && one.error.code === "bank_line_posted")).toHaveLength(3);
    expect((await balances(given))[DEVIATION]).toBe(-1_250_000n);
  });

  test("M29b: registered by hand by two at once, the same money is posted once", async () => {
    const given = await delivered();
    const tries = await Promise.all(
      [1, 2].map(() => reportDirectPayment(given.company, paid(given.invoiceId))),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.find(({ ok }) => !ok)).toMatchObject({ error: { code: "already_registered" } });
  });
});

describe("M29b, edge 33: clearing", () => {
  test("M29b, edge 33: passed on by two at once, or passed on and set off, the money goes once", async () => {
    const given = await delivered();
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    const forward = () => forwardDirectPayment(given.company, { paymentId, ...today, bankAccountNo: 1920 });
    const tries = await Promise.all([
      forward(),
      forward(),
      setOffDirectPayment(given.company, { paymentId, ...today }),
    ]);

    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.filter((one) => !one.ok && one.error.code === "already_cleared")).toHaveLength(2);
    expect((await balances(given))[DEVIATION]).toBe(0n);
  });

  test("M29b: not before it was paid, nor in the future", async () => {
    const given = await delivered();
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    const on = async (date: string) => {
      const result = await setOffDirectPayment(given.company, { paymentId, date: isoDate(date) });
      return result.ok ? "ok" : result.error.code;
    };
    expect(await on("2026-03-01")).toBe("cleared_before_paid");
    expect(await on("2026-03-03")).toBe("date_in_future");
  });

  test("M2, M29b, edge 45: on the account that was credited, whatever is mapped by then", async () => {
    const given = await delivered();
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    await remap(given, { accountNo: 1579 });
    expect(await listDeviationAccounts(given.company)).toMatchObject([
      { no: 1579, balanceOre: 0n, isMapped: true },
      { no: DEVIATION, balanceOre: -1_250_000n, openPayments: 1, isMapped: false },
    ]);
    await expectOk(setOffDirectPayment(given.company, { paymentId, ...today }));
    expect(await balances(given)).toMatchObject({ [DEVIATION]: 0n, [CLEARING]: -1_250_000n });
  });

  test("M2, M29b: a deviation account in a subledger is closed item against item", async () => {
    const given = await delivered();
    const { companyId } = given.company;
    await remap(given, { newSubledger: true });

    const first = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    const second = await expectOk(
      reportDirectPayment(given.company, paid(given.invoiceId, { amountOre: ore(5_000n) })),
    );
    expect(await listDeviationAccounts(given.company)).toMatchObject([
      { no: 80_001, balanceOre: -1_255_000n, openOre: 1_255_000n, openPayments: 2, oldest: testDate },
    ]);
    await expectOk(
      forwardDirectPayment(given.company, { paymentId: first.id, ...today, bankAccountNo: 1920 }),
    );
    await expectOk(reverseDirectPayment(given.company, { paymentId: second.id, ...today, reason: "Feil" }));
    const open = await owner`
      select 1 from open_items where company_id = ${companyId} and subledger_no = 80001 and is_open`;
    expect(open).toHaveLength(0);
    expect(await listDeviationAccounts(given.company)).toMatchObject([
      { balanceOre: 0n, openPayments: 0, oldest: null },
    ]);
  });
});

describe("M29b, M31: a wrong registration is undone by a reversal", () => {
  test("M29b, M31: the voucher is reversed, the line of the bank waits again, and the partner is told", async () => {
    const given = await delivered();
    const bankLineId = await newBankLine(given.company, { bankReference: "A1" });
    const made = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId, { bankLineId })));
    await expectOk(
      reverseDirectPayment(given.company, { paymentId: made.id, ...today, reason: "Feil faktura" }),
    );

    expect(await balances(given)).toMatchObject({ 1920: 0n, [DEVIATION]: 0n });
    const { voucher, ...head } = (await findVoucher(given.company, made.voucher)) ?? {};
    expect(head).toMatchObject({ reversedBySeries: 3, reversedByNo: 2 });
    expect(voucher?.description).toContain("Direkte innbetaling");
    expect((await listUnpostedLines(given.company, { limit: 10 })).map(({ id }) => id)).toEqual([bankLineId]);
    expect(await listClearedDirectPayments(given.company, { limit: 10 })).toMatchObject([
      { state: "reversed" },
    ]);
    const again = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId, { bankLineId })));
    const told = (await readDirectPayments(given.partner, { limit: 10 })).data;
    expect(told.map(({ id, state }) => [id, state])).toEqual([
      [made.id, "reversed"],
      [again.id, "open"],
    ]);
  });

  test("M29b, M31: what is passed on or set off cannot be undone so", async () => {
    const given = await delivered();
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    await expectOk(setOffDirectPayment(given.company, { paymentId, ...today }));
    expect(await reverseDirectPayment(given.company, { paymentId, ...today, reason: "" })).toMatchObject({
      ok: false,
      error: { code: "already_cleared", state: "set_off" },
    });
  });
});

describe("M29b, M31: a clearing that was a mistake is undone", () => {
  test("M29b, M31: set off by mistake it is open again, on the deviation account, and passed on instead; the partner hears of each step", async () => {
    const given = await delivered();
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    await expectOk(setOffDirectPayment(given.company, { paymentId, ...today }));
    const undone = await expectOk(
      reopenDirectPayment(given.company, { paymentId, ...today, reason: "Skulle sendes videre" }),
    );

    expect(await balances(given)).toMatchObject({
      1920: 1_250_000n,
      [DEVIATION]: -1_250_000n,
      [CLEARING]: 0n,
    });
    expect(await listDeviationAccounts(given.company)).toMatchObject([
      { balanceOre: -1_250_000n, openOre: 1_250_000n, openPayments: 1 },
    ]);
    const head = await findVoucher(given.company, undone.voucher);
    expect(head?.voucher).toMatchObject({ kind: "reversal", reversesSeries: 3, reversesNo: 2 });
    expect((await listInvoiceHistory(given.company, given.invoiceId))[0]).toMatchObject({
      event: "direct_payment_reopened",
      text: "Skulle sendes videre",
      facts: { voucher: "3-3" },
    });
    expect((await readDirectPayments(given.partner, { limit: 10 })).data).toMatchObject([
      { id: paymentId, state: "open", clearedOn: null, clearedAt: null },
    ]);

    await expectOk(forwardDirectPayment(given.company, { paymentId, ...today, bankAccountNo: 1920 }));
    expect(await balances(given)).toMatchObject({ 1920: 0n, [DEVIATION]: 0n, [CLEARING]: 0n });
    const events = await listEvents(given.company, given.factoring.connectionId, { after: 0, limit: 100 });
    expect(events.map(({ type }) => type).filter((type) => type.startsWith("direct_payment"))).toEqual([
      "direct_payment.reported",
      "direct_payment.cleared",
      "direct_payment.reopened",
      "direct_payment.cleared",
    ]);
    // What was set off and taken back settle one another: nothing of it stays open on the clearing account.
    const open = await owner`
      select 1 from open_items where company_id = ${given.company.companyId} and subledger_no = ${CLEARING} and is_open`;
    expect(open).toHaveLength(0);
    expect((await checkBooks(database.url)).filter(({ faults }) => faults > 0n)).toEqual([]);
  });

  test("M2, M29b, M31: also twice, and on a deviation account in a subledger, where every item is settled in the end", async () => {
    const given = await delivered();
    await remap(given, { newSubledger: true });
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    for (let time = 0; time < 2; time++) {
      await expectOk(forwardDirectPayment(given.company, { paymentId, ...today, bankAccountNo: 1920 }));
      await expectOk(reopenDirectPayment(given.company, { paymentId, ...today, reason: "" }));
    }
    await expectOk(reverseDirectPayment(given.company, { paymentId, ...today, reason: "Feil faktura" }));
    const open = await owner`
      select 1 from open_items where company_id = ${given.company.companyId} and subledger_no = 80001 and is_open`;
    expect(open).toHaveLength(0);
    expect(await listDeviationAccounts(given.company)).toMatchObject([{ balanceOre: 0n, openPayments: 0 }]);
  });

  test("M29b, M31: not what is open or was registered wrongly, not before it was cleared, and by two at once only once", async () => {
    const given = await delivered();
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    const code = async (date = testDate) => {
      const result = await reopenDirectPayment(given.company, { paymentId, date, reason: "" });
      return result.ok ? "ok" : result.error.code;
    };
    expect(await code()).toBe("not_cleared");
    await expectOk(setOffDirectPayment(given.company, { paymentId, ...today }));
    expect(await code(isoDate("2026-03-01"))).toBe("reopened_before_cleared");
    expect(await code(isoDate("2026-03-03"))).toBe("date_in_future");
    expect((await Promise.all([code(), code()])).sort()).toEqual(["not_cleared", "ok"]);
    await expectOk(reverseDirectPayment(given.company, { paymentId, ...today, reason: "" }));
    expect(await code()).toBe("not_cleared");
  });
});

describe("M29b: what the partner is told", () => {
  test("M29b: acknowledged once, and told again it answers the same without coming anew in the feed", async () => {
    const given = await delivered();
    const { id } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    const page = await readDirectPayments(given.partner, { limit: 10 });
    const first = await expectOk(acknowledgeDirectPayment(given.partner, { directPaymentId: id }));
    const later = { ...given.partner, now: new Date("2026-03-03T09:00:00Z") };

    expect(first.acknowledgedAt).toEqual(given.partner.now);
    expect(await expectOk(acknowledgeDirectPayment(later, { directPaymentId: id }))).toEqual(first);
    expect(
      await readDirectPayments(given.partner, { limit: 10, cursor: page.nextCursor ?? 0 }),
    ).toMatchObject({
      data: [],
    });
    await expectOk(setOffDirectPayment(given.company, { paymentId: id, ...today }));
    const news = await readDirectPayments(given.partner, { limit: 10, cursor: page.nextCursor ?? 0 });
    expect(news.data).toMatchObject([{ id, state: "set_off", clearedOn: testDate }]);
  });

  test("M38, edge 43: another connection's payment does not exist", async () => {
    const given = await delivered();
    const { id } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    const stranger = await delivered();
    expect(await acknowledgeDirectPayment(stranger.partner, { directPaymentId: id })).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
    expect((await readDirectPayments(stranger.partner, { limit: 10 })).data).toEqual([]);
  });
});

describe("M29b: the database keeps it so, whoever asks", () => {
  test("M29b: a payment keeps what it was registered with, is cleared once, and is never deleted", async () => {
    const given = await delivered();
    const { id: paymentId } = await expectOk(reportDirectPayment(given.company, paid(given.invoiceId)));
    await expectOk(setOffDirectPayment(given.company, { paymentId, ...today }));

    const denied = (statement: Promise<unknown>, constraint: string) =>
      expect(statement).rejects.toMatchObject({ constraint_name: constraint });
    await denied(
      owner`update direct_payments set amount_ore = 1 where id = ${paymentId}`,
      "direct_payments_fixed",
    );
    await denied(
      owner`update direct_payments set state = 'open', cleared_no = null, cleared_series = null where id = ${paymentId}`,
      "direct_payments_step",
    );
    await expect(owner`delete from direct_payments where id = ${paymentId}`).rejects.toThrow();
    const lineId = await newBankLine(given.company, { bankReference: "A1" });
    await denied(owner`update bank_lines set amount_ore = 1 where id = ${lineId}`, "bank_lines_fixed");
    await expect(owner`delete from bank_lines where id = ${lineId}`).rejects.toThrow();
  });
});
