import { dateInNorway, type IsoDate } from "./dates";

/** What a factoring company is late with (edge 24). It is warned of and nothing more: sending elsewhere could deliver twice. */
export const latenesses = ["not_fetched", "not_delivered"] as const;
export type Lateness = (typeof latenesses)[number];

/** How long a factoring company has to fetch an invoice that is ready, in hours. */
export const fetchWithinHours = 24;

/** How long it has to deliver an invoice that it has fetched, in hours: three days. */
export const deliverWithinHours = 72;

/** What is warned of in a receipt that is taken all the same (edge 21). */
export const deliveryWarnings = ["delivered_after_due_date"] as const;
export type DeliveryWarning = (typeof deliveryWarnings)[number];

/** What a receipt is warned of: the debtor was sent the invoice when it should have been paid already. */
export function deliveryWarningsOf({
  deliveredAt,
  dueDate,
}: {
  readonly deliveredAt: Date;
  readonly dueDate: IsoDate;
}): DeliveryWarning[] {
  return dateInNorway(deliveredAt) > dueDate ? ["delivered_after_due_date"] : [];
}
