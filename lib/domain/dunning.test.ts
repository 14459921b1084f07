import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "./dates";
import {
  collectable,
  type DunningFacts,
  type DunningSettings,
  dunnable,
  reminderDelivery,
  standardDunning,
  withFactoringCompany,
} from "./dunning";
import { factoringStatuses } from "./factoring";
import { ore } from "./money";
import { reminderVoucher } from "./reminder-voucher";
import { post } from "./voucher";

const due = isoDate("2026-02-01");
const on = (daysLate: number) => addDays(due, daysLate);
const overdue: DunningFacts = {
  remainingOre: 1_250_000n,
  earlierChargesOre: 0n,
  currency: "NOK",
  dueDate: due,
  deliveryMethod: "email",
  factoringStatuses: [],
  bureau: null,
  sendReminders: true,
  inCollection: false,
  hold: null,
  lastReminder: null,
};
const first = { level: 1, dueDate: on(34), interestThrough: on(20) };
const notice = { level: 2, dueDate: on(50), interestThrough: on(36) };
const collecting = { ...standardDunning, collectionEnabled: true, collectionAgency: "Krav AS" };

function leftOut(facts: Partial<DunningFacts>, daysLate = 40) {
  const decided = dunnable({ ...overdue, ...facts }, standardDunning, on(daysLate));
  return decided.ok ? null : decided.error;
}

function proposed(facts: Partial<DunningFacts>, daysLate: number, settings = standardDunning) {
  const decided = dunnable({ ...overdue, ...facts }, settings, on(daysLate));
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value;
}

describe("M25: whose claim it is", () => {
  test.each(factoringStatuses)("M25: an invoice that is %s at the factoring company", (status) => {
    const own = ["rejected", "withdrawn", "recoursed"].includes(status);
    expect(withFactoringCompany({ deliveryMethod: "email", factoringStatuses: [status] })).toBe(!own);
    // Until it is sent another way a rejected one is neither here nor there, and nobody may remind of it.
    const back = status === "recoursed";
    expect(withFactoringCompany({ deliveryMethod: "factoring", factoringStatuses: [status] })).toBe(!back);
    expect(leftOut({ deliveryMethod: "factoring", factoringStatuses: [status] })?.code ?? null).toBe(
      back ? null : "invoice_with_factoring",
    );
  });

  test("edge 8: sent anew to a factoring company after a recourse or a rejection, it is left out again", () => {
    for (const earlier of ["rejected", "recoursed"] as const) {
      const factoringStatuses = [earlier, "delivered"] as const;
      expect(leftOut({ deliveryMethod: "factoring", factoringStatuses })).toEqual({
        code: "invoice_with_factoring",
      });
    }
  });

  test("edge 8: an invoice sent otherwise, before or beside factoring, is the company's own", () => {
    for (const deliveryMethod of ["email", "print", "ehf", null] as const)
      expect(leftOut({ deliveryMethod })).toBeNull();
    expect(leftOut({ deliveryMethod: "print", factoringStatuses: ["rejected"] })).toBeNull();
  });
});

describe("M36: who is left out, and why", () => {
  test("the reason names what to wait for or to do", () => {
    expect(leftOut({ remainingOre: 0n })).toEqual({ code: "nothing_remaining" });
    expect(leftOut({ sendReminders: false })).toEqual({ code: "reminders_off" });
    expect(leftOut({ inCollection: true })).toEqual({ code: "in_collection" });
    expect(leftOut({}, 13)).toEqual({ code: "not_late_enough", from: on(14) });
    expect(leftOut({ lastReminder: first }, 34)).toEqual({ code: "reminder_running", until: on(34) });
    expect(leftOut({ lastReminder: notice }, 60)).toEqual({ code: "all_reminders_sent" });
  });

  test("edge 34: bought back with a dispute open, it waits until somebody has decided", () => {
    const back = { deliveryMethod: "factoring", factoringStatuses: ["recoursed"] } as const;
    expect(leftOut({ ...back, hold: "dispute_at_recourse" })).toEqual({
      code: "dunning_on_hold",
      reason: "dispute_at_recourse",
    });
    expect(leftOut(back)).toBeNull();
  });
});

describe("M36: what a reminder charges", () => {
  test("the first is «Purring», and the second «Inkassovarsel» when the time given has passed", () => {
    expect(proposed({}, 14).level).toBe(1);
    expect(proposed({ lastReminder: first }, 35).level).toBe(2);
  });

  test("a fee is charged from 14 days after the due date, and not before (inkassoforskriften § 1-2)", () => {
    const early = { ...standardDunning, daysAfterDue: 1 };
    expect(proposed({}, 13, early).feeOre).toBe(0n);
    expect(proposed({}, 14, early).feeOre).toBe(3_500n);
    expect(proposed({}, 14, { ...early, chargeFee: false }).feeOre).toBe(0n);
  });

  test("interest runs from the day after the due date, and no day is charged twice", () => {
    const { interest } = proposed({}, 20);
    expect(interest.segments).toMatchObject([{ from: on(1), through: on(20), days: 20 }]);
    const second = proposed({ lastReminder: { ...first, interestThrough: on(20) } }, 35).interest;
    expect(second.segments).toMatchObject([{ from: on(21), through: on(35), days: 15 }]);
    expect(proposed({}, 20, { ...standardDunning, chargeInterest: false }).interest.interestOre).toBe(0n);
  });

  test("the new due date is never sooner than 14 days (inkassoloven § 9)", () => {
    expect(proposed({}, 20).payBy).toBe(on(34));
    expect(proposed({}, 20, { ...standardDunning, daysToPay: 3 }).payBy).toBe(on(34));
    expect(proposed({}, 20, { ...standardDunning, daysToPay: 21 }).payBy).toBe(on(41));
  });

  test("it goes by mail where there is an address, unless the customer's invoices go on paper", () => {
    expect(reminderDelivery("email", "a@b.example")).toBe("email");
    expect(reminderDelivery("factoring", "a@b.example")).toBe("email");
    expect(reminderDelivery("print", "a@b.example")).toBe("print");
    expect(reminderDelivery("email", null)).toBe("print");
  });
});

describe("M25, edge 38: who can be sent to debt collection", () => {
  const asked = (facts: Partial<DunningFacts>, daysLate: number, settings: DunningSettings = collecting) => {
    const decided = collectable({ ...overdue, ...facts }, settings, on(daysLate));
    return decided.ok ? decided.value : decided.error;
  };

  test("M25, edge 38: never an invoice with the factoring company, whatever else is so", () => {
    const factored = { deliveryMethod: "factoring", factoringStatuses: ["delivered"] } as const;
    for (const settings of [collecting, standardDunning])
      expect(asked({ ...factored, lastReminder: notice }, 60, settings)).toEqual({
        code: "invoice_with_factoring",
      });
  });

  test("an own claim whose notice has run out, with what the reminders charged", () => {
    expect(asked({ lastReminder: notice, earlierChargesOre: 7_000n }, 51)).toEqual({
      agency: "Krav AS",
      owedOre: 1_257_000n,
    });
  });

  test("not before the debtor has had notice and its days have passed (inkassoloven § 9)", () => {
    expect(asked({}, 60)).toEqual({ code: "collection_notice_missing" });
    expect(asked({ lastReminder: first }, 60)).toEqual({ code: "collection_notice_missing" });
    expect(asked({ lastReminder: notice }, 50)).toEqual({ code: "collection_notice_running", until: on(50) });
  });

  test("not without a debt collector, twice, on hold or when nothing is owed", () => {
    expect(asked({ lastReminder: notice }, 60, standardDunning)).toEqual({ code: "collection_not_enabled" });
    expect(asked({ lastReminder: notice, inCollection: true }, 60)).toEqual({ code: "in_collection" });
    expect(asked({ lastReminder: notice, remainingOre: 0n }, 60)).toEqual({ code: "nothing_remaining" });
    expect(asked({ lastReminder: notice, hold: "customer_disputes" }, 60)).toMatchObject({
      code: "dunning_on_hold",
    });
  });
});

describe("M36: the voucher of a reminder", () => {
  const charge = {
    invoiceId: "0198c0de-0000-7000-8000-000000000001",
    invoiceNo: "10001",
    customerNo: 10_000,
    customerName: "Nordvik Bygg AS",
    level: 1,
    feeOre: ore(3_500n),
    interestOre: ore(12_329n),
    date: on(20),
    payBy: on(34),
    kid: "010000000100019",
    receivableAccountNo: 1500,
  } as const;

  test("D customer, K 3900 the fee and K 8055 the interest, without VAT, due when the letter says", () => {
    const voucher = reminderVoucher(charge);
    expect(voucher?.kind).toBe("reminder");
    expect(
      voucher?.postings.map(({ accountNo, amountOre, vatCode }) => [accountNo, amountOre, vatCode]),
    ).toEqual([
      [1500, 15_829n, null],
      [3900, -3_500n, 7],
      [8055, -12_329n, 7],
    ]);
    expect(voucher?.postings[0]).toMatchObject({ subledgerNo: 10_000, dueDate: on(34), kid: charge.kid });
    expect(voucher && post(voucher, null).ok).toBe(true);
  });

  test("what is not charged has no line, and a reminder that charges nothing has no voucher", () => {
    const fee = reminderVoucher({ ...charge, interestOre: ore(0n) });
    expect(fee?.postings.map(({ accountNo }) => accountNo)).toEqual([1500, 3900]);
    expect(reminderVoucher({ ...charge, feeOre: ore(0n), interestOre: ore(0n) })).toBeNull();
  });
});
