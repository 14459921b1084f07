import type { InputOf } from "@/lib/contracts/partner-api/contract";
import type { rejectInvoice, reportStatus } from "@/lib/contracts/partner-api/statuses";
import { addDays, type IsoDate } from "@/lib/domain/dates";
import { lastDay, weekdayAfter } from "./calendar";
import type { Fate } from "./plan";

/** Why the factoring company turns an invoice down. */
export type Rejection = Omit<InputOf<typeof rejectInvoice>, "invoiceId">;
/** What it tells of a delivered one. */
export type Report = Pick<InputOf<typeof reportStatus>, "status" | "description"> &
  Partial<Pick<InputOf<typeof reportStatus>, "holdUntil" | "nextEvent" | "nextEventDate">>;

/** Something that somebody does with an invoice on a day. */
export type Step = { readonly date: IsoDate } & (
  | { readonly kind: "claim" | "deliver" | "recourse" | "set_off" }
  | { readonly kind: "interest" | "interest_paid" }
  /** By the bookkeeper: the customer paid the company. `direct` is for an invoice that the factoring company has. */
  | { readonly kind: "own_payment" | "direct_payment" | "forward" }
  | { readonly kind: "pay"; readonly percent: number }
  /** By the bookkeeper; the factoring company delivers the credit note unless it still waits. */
  | { readonly kind: "credit"; readonly percent: number; readonly waits: boolean }
  | { readonly kind: "reject"; readonly rejection: Rejection }
  | { readonly kind: "report"; readonly report: Report }
);

const rejections: readonly Rejection[] = [
  { reasonCode: "limit_exceeded", text: "Kredittgrensen for kunden er brukt opp", retryable: false },
  {
    reasonCode: "address_deviation",
    text: "Adressen stemmer ikke med Enhetsregisteret. Rett kundekortet og send på nytt.",
    retryable: true,
  },
  { reasonCode: "not_eligible", text: "Avtalen omfatter ikke dette salget", retryable: false },
];

const objections = [
  "Kunden mener at to deltakere mindre møtte enn fakturert",
  "Kunden bestrider vekten på varene og venter på kreditnota",
  "Kunden har reklamert på leveringen",
];

type InvoiceDates = { readonly date: IsoDate; readonly dueDate: IsoDate };

/** What happens to an invoice of a fate, up to the story's last day. `serial` tells invoices of one fate apart. */
export function stepsOf(fate: Fate, dates: InvoiceDates, serial: number): Step[] {
  return wholeLife(fate, dates, serial).filter((step) => step.date <= lastDay);
}

function wholeLife(fate: Fate, { date, dueDate }: InvoiceDates, serial: number): readonly Step[] {
  const fetched = weekdayAfter(date, 1);
  const delivered: Step = { date: fetched, kind: "deliver" };
  const due = (days: number) => weekdayAfter(dueDate, days);
  switch (fate) {
    case "own":
      return [{ date: due((serial % 5) - 1), kind: "own_payment" }];
    case "paid":
      return [delivered, { date: due((serial % 9) - 2), kind: "pay", percent: 100 }];
    case "part_paid":
      return [delivered, { date: due(serial % 3), kind: "pay", percent: 40 + 10 * (serial % 3) }];
    case "late":
    case "late_unpaid":
      return [
        delivered,
        { date: due(19), kind: "pay", percent: 100 },
        { date: due(24), kind: "interest" },
        ...(fate === "late" ? [{ date: due(36), kind: "interest_paid" } as const] : []),
      ];
    case "delivered":
      return [delivered];
    case "disputed":
      return [delivered, report(due(2), { status: "disputed", description: objections[serial % 3] ?? "" })];
    case "resolved":
      return [
        delivered,
        report(due(-2), { status: "disputed", description: objections[serial % 3] ?? "" }),
        report(due(5), { status: "delivered", description: "Kunden har frafalt innsigelsen" }),
        { date: due(9), kind: "pay", percent: 100 },
      ];
    case "on_hold":
      return [delivered, report(weekdayAfter(date, 4), paymentPlan(dueDate))];
    case "collection":
      return [delivered, report(due(28), paymentDemand(dueDate))];
    case "recoursed":
      return [delivered, { date: due(30), kind: "recourse" }];
    case "rejected":
      return rejections
        .slice(serial % 3, (serial % 3) + 1)
        .map((rejection) => ({ date: fetched, kind: "reject", rejection }));
    case "credited":
      return [delivered, { date: weekdayAfter(date, 7), kind: "credit", percent: 100, waits: false }];
    case "part_credited":
      return [
        delivered,
        { date: weekdayAfter(date, 6), kind: "credit", percent: 50, waits: false },
        { date: due(3), kind: "pay", percent: 100 },
      ];
    case "credit_waiting":
      return [delivered, { date: lastDay, kind: "credit", percent: 50, waits: true }];
    case "set_off":
      return [delivered, { date: due(1), kind: "direct_payment" }, { date: due(4), kind: "set_off" }];
    case "paid_directly":
      return [delivered, { date: due(1), kind: "direct_payment" }];
    case "forwarded":
      return [
        delivered,
        { date: due(1), kind: "direct_payment" },
        { date: due(2), kind: "forward" },
        { date: due(4), kind: "pay", percent: 100 },
      ];
    case "fetched":
      return [{ date: fetched, kind: "claim" }];
    case "withdrawn":
      return [{ date: weekdayAfter(date, 0), kind: "credit", percent: 100, waits: true }];
    case "ready":
    case "preparing":
    case "preparation_failed":
      return [];
  }
}

function report(date: IsoDate, told: Report): Step {
  return { date, kind: "report", report: told };
}

function paymentPlan(dueDate: IsoDate): Report {
  return {
    status: "on_hold",
    description: "Avdragsordning er under avklaring med kunden",
    holdUntil: addDays(dueDate, 21),
  };
}

function paymentDemand(dueDate: IsoDate): Report {
  return {
    status: "collection",
    description: "Betalingsoppfordring er sendt",
    nextEvent: "payment_demand",
    nextEventDate: addDays(dueDate, 56),
  };
}
