import type { ReadDb, Scope } from "@/db/scope";
import { exchangeRate } from "@/lib/domain/currency";
import type { DraftLine } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { writeDraft } from "./bookkeeping";
import type { StoryCustomer } from "./customers";
import { diceOf } from "./dice";
import { euroLines } from "./inn-euro";
import { innLines } from "./products";

/** The Christmas table: a draft with a line of each VAT rate, to look at totals by. */
const christmas: readonly DraftLine[] = [
  line("Julebord, per deltaker", "EA", 64_000n, 79_500n, 3, 3000),
  line("Overnatting, dobbeltrom med frokost", "EA", 22_000n, 169_000n, 33, 3050),
  line("Spekefat til hjemveien", "EA", 40_000n, 28_900n, 31, 3030),
  line("Kokeboka «Mat fra fjellet»", "EA", 12_000n, 34_900n, 5, 3100),
];

/** What a euro costs on the last day of the story. */
export const euro = { currency: "EUR", exchangeRate: exchangeRate(11_732_500n) } as const;

/** What lies on the bookkeeper's desk: ready to be sent, unfinished, and one whose customer lacks data (M10). */
export async function innDrafts(
  scope: Scope<ReadDb>,
  customers: readonly StoryCustomer[],
  numberOf: ReadonlyMap<number, number>,
): Promise<void> {
  const dice = diceOf(77);
  const lacking = customers.findIndex(({ lacks }) => lacks === "phone");
  const person = customers.findIndex(({ card, lacks, exempt }) => card.isPerson && !lacks && !exempt);
  const abroad = customers.findIndex(({ card }) => card.country !== "NO");

  const drafts: readonly (readonly [
    index: number,
    lines: readonly DraftLine[],
    orderReference: string | null,
  ])[] = [
    [14, christmas, "JUL-2026"],
    [20, innLines(dice, { isPerson: false, country: "NO" }), null],
    [person, innLines(dice, { isPerson: true, country: "NO" }), null],
    [abroad, euroLines, "PO 88120"],
    [lacking, innLines(dice, { isPerson: false, country: "NO" }), null],
    // Begun and not finished.
    [9, [], null],
  ];
  for (const [index, lines, orderReference] of drafts) {
    const card = customers[index]?.card;
    const customerNo = numberOf.get(index);
    if (!card || !customerNo) throw new Error(`no customer ${index}`);
    // The guest from abroad is invoiced in euro (edge 41), which the factoring company takes.
    const money = index === abroad ? euro : {};
    await writeDraft(scope, { customerNo, card, lines, orderReference, ...money });
  }
}

function line(
  text: string,
  unit: string,
  quantityMilli: bigint,
  price: bigint,
  vatCode: number,
  accountNo: number,
): DraftLine {
  return { text, unit, quantityMilli, unitPriceOre: ore(price), discountBasisPoints: 0, vatCode, accountNo };
}
