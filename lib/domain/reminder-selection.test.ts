import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReminderDelivery } from "./dunning";
import { ore } from "./money";
import { isChosen, sumChosen, sumReminders } from "./reminder-selection";

const delivery = fc.constantFrom<ReminderDelivery>("email", "print");
const reminders = fc
  .array(
    fc.record({
      fee: fc.bigInt({ min: 0n, max: 10n ** 6n }),
      delivery,
      marked: fc.boolean(),
      other: delivery,
    }),
  )
  .map((rows) =>
    rows.map(({ fee, ...row }, index) => {
      return { ...row, invoiceId: String(index), feeOre: ore(fee), interestOre: ore(fee * 3n) };
    }),
  );

test("M36: sums over the part of a proposal that is at hand are those of all that is chosen", () => {
  fc.assert(
    fc.property(reminders, fc.boolean(), fc.nat(), (rows, all, cut) => {
      const seen = rows.slice(0, cut % (rows.length + 1));
      const selection = {
        all,
        marked: new Set(seen.filter((one) => one.marked).map((one) => one.invoiceId)),
      };
      const deliveries = Object.fromEntries(seen.map((one) => [one.invoiceId, one.other]));

      const chosen = rows
        .filter(({ invoiceId }) => isChosen(selection, invoiceId))
        .map((one) => ({ ...one, delivery: deliveries[one.invoiceId] ?? one.delivery }));
      expect(sumChosen(sumReminders(rows), seen, selection, deliveries)).toEqual(sumReminders(chosen));
    }),
  );
});
