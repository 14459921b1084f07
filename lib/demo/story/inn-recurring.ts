import type { ReadDb, Scope } from "@/db/scope";
import { isoDate } from "@/lib/domain/dates";
import type { DraftLine } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import type { Schedule } from "@/lib/domain/recurring";
import { saveRecurring } from "@/lib/services/recurring/save-recurring";
import { done } from "./books";
import type { StoryCustomer } from "./customers";

const monthly: Schedule = {
  firstDate: isoDate("2026-11-20"),
  intervalMonths: 1,
  dayOfMonth: 20,
  endDate: null,
  times: null,
};

/**
 * What recurs (edge 40): a monthly agreement that can be run at once, a quarterly one with a customer whose card lacks
 * data, so that the run says what to mend, and one for the new year.
 */
export async function innRecurring(
  scope: Scope<ReadDb>,
  customers: readonly StoryCustomer[],
  numberOf: ReadonlyMap<number, number>,
): Promise<void> {
  const lacking = customers.findIndex(({ lacks }) => lacks === "phone");
  const agreements: readonly (readonly [index: number, schedule: Schedule, line: DraftLine])[] = [
    [14, monthly, line("Fast møterom med lunsj, {periode}", "EA", 1_950_000n, 3, 3000)],
    [lacking, { ...monthly, intervalMonths: 3 }, line("Frokostavtale, {periode}", "EA", 845_000n, 31, 3030)],
    [
      20,
      { ...monthly, firstDate: isoDate("2027-01-31"), dayOfMonth: 31, times: 12 },
      line("Leie av konferansesal, {periode}", "EA", 3_200_000n, 3, 3000),
    ],
  ];
  for (const [index, schedule, content] of agreements) {
    const card = customers[index]?.card;
    const customerNo = numberOf.get(index);
    if (!card || !customerNo) throw new Error(`no customer ${index}`);
    const { paymentTermsDays, buyerReference } = card;
    const asked = { customerNo, paymentTermsDays, buyerReference, orderReference: null };
    await done(
      saveRecurring(scope, {
        ...asked,
        recurringId: null,
        version: null,
        lines: [content],
        schedule,
        sendsItself: false,
      }),
    );
  }
}

function line(text: string, unit: string, price: bigint, vatCode: number, accountNo: number): DraftLine {
  return {
    text,
    unit,
    quantityMilli: 1_000n,
    unitPriceOre: ore(price),
    discountBasisPoints: 0,
    vatCode,
    accountNo,
  };
}
