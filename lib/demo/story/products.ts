import type { DraftLine } from "@/lib/domain/invoice";
import { parseAmount, ZERO } from "@/lib/domain/money";
import type { Dice } from "./dice";

/** Something to sell, and how much of it one buys at a time, in thousandths. */
type Product = Pick<DraftLine, "text" | "unit" | "vatCode" | "accountNo"> & {
  readonly kroner: number;
  /** Least, most, and the step between: 250 sells by the quarter. */
  readonly quantity: readonly [least: number, most: number, step: number];
};

const product = (
  text: string,
  unit: string,
  kroner: number,
  [vatCode, accountNo]: readonly [number, number],
  quantity: Product["quantity"],
): Product => ({ text, unit, kroner, vatCode, accountNo, quantity });

const service25 = [3, 3020] as const;
const goods25 = [3, 3000] as const;
const food15 = [31, 3030] as const;
const stay12 = [33, 3050] as const;
const book0 = [5, 3100] as const;
const exempt = [6, 3200] as const;
const abroad = [52, 3120] as const;

const meetings: readonly Product[] = [
  product("Dagpakke konferanse, per deltaker", "EA", 695, service25, [8_000, 60_000, 1_000]),
  product("Leie av møterom Vardestua", "DAY", 4_250, service25, [1_000, 3_000, 500]),
  product("Leie av storsal med teknisk utstyr", "DAY", 9_800, service25, [1_000, 2_000, 1_000]),
  product("Teknisk hjelp under arrangement", "HUR", 890, service25, [1_500, 9_000, 250]),
  product("Guidet tur til Varden, halv dag", "EA", 4_200, service25, [1_000, 2_000, 1_000]),
];

const stays: readonly Product[] = [
  product("Overnatting, enkeltrom med frokost", "EA", 1_290, stay12, [2_000, 24_000, 1_000]),
  product("Overnatting, dobbeltrom med frokost", "EA", 1_690, stay12, [1_000, 14_000, 1_000]),
  product("Skyss mellom stasjonen og Vardefjell", "EA", 385, stay12, [2_000, 12_000, 1_000]),
];

const tables: readonly Product[] = [
  product("Middag, tre retter", "EA", 585, goods25, [6_000, 48_000, 1_000]),
  product("Rømmegrøt og spekemat, servert", "EA", 289.5, goods25, [6_000, 40_000, 1_000]),
];

const food: readonly Product[] = [
  product("Lunsjbuffet, levert", "EA", 214, food15, [10_000, 70_000, 1_000]),
  product("Brun gårdsost", "KGM", 329.5, food15, [2_500, 40_000, 250]),
  product("Lammekjøtt, partert og pakket", "KGM", 184.9, food15, [12_000, 140_000, 125]),
  product("Flatbrød, kartong à 24", "EA", 612, food15, [1_000, 14_000, 1_000]),
  product("Spekefat med tilbehør, levert", "EA", 289, food15, [8_000, 40_000, 1_000]),
  product("Bringebærsyltetøy, spann à 5 kg", "EA", 748.75, food15, [1_000, 10_000, 1_000]),
];

const courses: readonly Product[] = [
  product("Kurs i ysting, per deltaker", "EA", 1_850, exempt, [4_000, 16_000, 1_000]),
  product("Opplæring i råvarekunnskap, per deltaker", "EA", 1_240, exempt, [6_000, 20_000, 1_000]),
];

const books: readonly Product[] = [
  product("Kokeboka «Mat fra fjellet»", "EA", 349, book0, [2_000, 30_000, 1_000]),
];

const exports: readonly Product[] = [
  product("Brown goat cheese, 1 kg", "KGM", 329.5, abroad, [20_000, 120_000, 500]),
  product("Flatbread, box of 24", "EA", 612, abroad, [4_000, 30_000, 1_000]),
];

/** What is bought together. */
const organisationBaskets = [
  [meetings, stays, tables],
  [meetings, tables],
  [stays, tables],
  [food, food, food],
  [food, food],
  [food],
  [courses, stays],
  [courses, food],
  [books, food],
  [meetings],
] as const;
const personBaskets = [[stays, tables], [food], [food, food], [stays], [courses, books]] as const;

/** The lines of one of the inn's invoices: to a person a little, to an organisation more, and abroad without VAT. */
export function innLines(dice: Dice, buyer: { isPerson: boolean; country: string }): DraftLine[] {
  if (buyer.country !== "NO") return [lineOf(dice, dice.pick(exports), 1)];
  if (!buyer.isPerson)
    return dice.pick(organisationBaskets).map((shelf) => lineOf(dice, dice.pick(shelf), 1));
  return dice.pick(personBaskets).map((shelf) => lineOf(dice, dice.pick(shelf), 4));
}

const boatyard: readonly Product[] = [
  product("Arbeid på motor og drev", "HUR", 1_145, service25, [1_500, 14_000, 250]),
  product("Opptak, spyling og opplag", "EA", 8_900, service25, [1_000, 1_000, 1_000]),
  product("Bunnstoff, to strøk", "EA", 6_450, service25, [1_000, 1_000, 1_000]),
  product("Olje- og filterskift", "EA", 2_390, service25, [1_000, 2_000, 1_000]),
  product("Sinkanoder, sett", "EA", 845.5, goods25, [1_000, 3_000, 1_000]),
];

/** The lines of one of the boatyard's invoices. */
export function boatyardLines(dice: Dice): DraftLine[] {
  return dice
    .shuffle(boatyard)
    .slice(0, dice.between(1, 3))
    .map((chosen) => lineOf(dice, chosen, 1));
}

const joinery: readonly Product[] = [
  product("Kjøkkenfronter i eik, per front", "EA", 1_890, goods25, [4_000, 22_000, 1_000]),
  product("Trapp i furu, montert", "EA", 48_500, goods25, [1_000, 1_000, 1_000]),
  product("Vinduer etter mål", "EA", 7_650, goods25, [2_000, 9_000, 1_000]),
  product("Snekkerarbeid på stedet", "HUR", 845, service25, [3_500, 38_000, 500]),
  product("Listverk", "MTR", 118.5, goods25, [24_000, 180_000, 1_000]),
];

/** The lines of one of the joinery's invoices. */
export function joineryLines(dice: Dice): DraftLine[] {
  return dice
    .shuffle(joinery)
    .slice(0, dice.between(1, 3))
    .map((chosen) => lineOf(dice, chosen, 1));
}

/** A line of a product; every sixth one at a discount. `smaller` divides the greatest quantity, for private buyers. */
function lineOf(dice: Dice, { kroner, quantity, ...rest }: Product, smaller: number): DraftLine {
  const [least, most, step] = quantity;
  const steps = Math.max(0, Math.floor((most / smaller - least) / step));
  return {
    ...rest,
    quantityMilli: BigInt(least + dice.between(0, steps) * step),
    unitPriceOre: parseAmount(String(kroner)) ?? ZERO,
    discountBasisPoints: dice.between(1, 6) === 1 ? dice.pick([500, 1000, 1250]) : 0,
  };
}
