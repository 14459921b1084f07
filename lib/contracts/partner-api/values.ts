import { z } from "zod";
import {
  type Currency,
  currencies,
  type ExchangeRate,
  exchangeRateString,
  parseExchangeRate,
} from "@/lib/domain/currency";
import { type IsoDate, parseIsoDate } from "@/lib/domain/dates";
import { type Ore, ore } from "@/lib/domain/money";
import type { IssueCode } from "./codes";

/** Say which of our own rules a field broke, so that its message can be looked up in either language. */
export const because = (code: IssueCode, facts?: Readonly<Record<string, string | number>>) => ({
  params: { issue: code, ...(facts ? { facts } : {}) },
});

/**
 * How a schema is shown in the published document, in place of what its machinery would show: a flag is a
 * boolean there, though a query string carries text.
 */
export function shownAs(shape: Readonly<Record<string, unknown>>) {
  return {
    override: ({ jsonSchema }: { jsonSchema: object }) => {
      for (const key of Object.keys(jsonSchema))
        if (key !== "description") Reflect.deleteProperty(jsonSchema, key);
      Object.assign(jsonSchema, shape);
    },
  };
}

/** JSON's safe integers: 90 071 992 547 409,91 kroner either way. */
const integerSchema = { type: "integer", format: "int64" } as const;

/**
 * Money: an integer number of øre in JSON, a branded bigint inside. Debit positive and credit negative
 * where a posting is meant. An amount too large for JSON fails loudly instead of losing its last øre.
 */
export const oreJson = z
  .codec(
    z.int(),
    z.custom<Ore>((value) => typeof value === "bigint"),
    {
      decode: (amount) => ore(BigInt(amount)),
      encode: (amount) => Number(amount),
    },
  )
  .meta({ description: "Øre (1/100 NOK), an integer", ...shownAs(integerSchema) });

/** An amount of a document that may be in another currency than kroner (edge 41): an integer number of its hundredths. */
export const amountJson = oreJson.meta({
  description: "Hundredths of the document's currency (øre for NOK), an integer",
  ...shownAs(integerSchema),
});

/**
 * The largest amount of a request, in øre: 90 billion kroner either way, so that JSON's integers hold a voucher of as
 * many lines as it can have; a line in another currency is no larger in kroner either. Without a bound one line could
 * make an account that no answer can tell of.
 */
export const LARGEST_ORE = 9_000_000_000_000n;

const notAbove = because("too_big", { maximum: Number(LARGEST_ORE) });

/** Money as a partner says it: in øre, either way. */
export const statedAmount = oreJson
  .refine((amount) => amount <= LARGEST_ORE, notAbove)
  .refine((amount) => amount >= -LARGEST_ORE, because("too_small", { minimum: -Number(LARGEST_ORE) }))
  .meta(shownAs({ ...integerSchema, minimum: -Number(LARGEST_ORE), maximum: Number(LARGEST_ORE) }));

/** Money as a partner says it, that cannot be below zero. */
export const statedPositive = oreJson
  .refine((amount) => amount <= LARGEST_ORE, notAbove)
  .refine((amount) => amount >= 0n, because("too_small", { minimum: 0 }))
  .meta(shownAs({ ...integerSchema, minimum: 0, maximum: Number(LARGEST_ORE) }));

/** A quantity in thousandths inside, a decimal text in JSON: 1500n is "1.5". Never a float. */
export const quantityJson = z
  .codec(z.string().regex(/^-?\d+(\.\d{1,3})?$/), z.bigint(), { decode: thousandths, encode: decimalText })
  .meta({
    description: "A decimal number as text, at most three decimals",
    ...shownAs({ type: "string", pattern: "^-?\\d+(\\.\\d{1,3})?$", examples: ["1.5"] }),
  });

function thousandths(text: string): bigint {
  const [, sign = "", whole = "0", rest = ""] = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(text) ?? [];
  const magnitude = BigInt(whole) * 1000n + BigInt(rest.padEnd(3, "0"));
  return sign ? -magnitude : magnitude;
}

function decimalText(milli: bigint): string {
  const magnitude = milli < 0n ? -milli : milli;
  const rest = (magnitude % 1000n).toString().padStart(3, "0").replace(/0+$/, "");
  return `${milli < 0n ? "-" : ""}${magnitude / 1000n}${rest ? `.${rest}` : ""}`;
}

/** A day that exists, in a year that a ledger and Postgres both know: 2026-02-30 is refused. */
export const isoDate = z
  .string()
  .refine((text) => parseIsoDate(text) !== null && text >= "1900" && text < "3000", because("invalid_date"))
  .meta({
    description: "A calendar date, YYYY-MM-DD",
    ...shownAs({ type: "string", format: "date" }),
  }) as unknown as z.ZodType<IsoDate, string>;

/** A moment with its offset in JSON, a `Date` inside; written in UTC. */
export const moment = z
  .codec(
    z.iso
      .datetime({ offset: true, error: "invalid_date", abort: true })
      .refine((text) => text >= "1900" && text < "3000", because("invalid_date")),
    z.date(),
    { decode: (text) => new Date(text), encode: (date) => date.toISOString() },
  )
  .meta({
    description: "A moment, RFC 3339 with offset",
    ...shownAs({ type: "string", format: "date-time" }),
  });

/** A name in a URL or a reference: our ids are UUIDs. */
export const uuid = z.uuid().meta(shownAs({ type: "string", format: "uuid" }));

/** What Postgres, XML or a terminal would choke on: NUL and other controls, and halves of a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

/** Running text of a bounded length; line breaks and tabs are allowed. */
export function text(longest: number, shortest = 0) {
  return z
    .string()
    .min(shortest)
    .max(longest)
    .refine((value) => !unprintable.test(value), because("invalid_text"));
}

/** A reference or a name: one line, no space at the ends, never empty. */
export function reference(longest: number) {
  return text(longest, 1).refine(
    (value) => value === value.trim() && !/[\t\r\n]/.test(value),
    because("invalid_text"),
  );
}

/** A KID as printed: 2–25 digits, the last one possibly "-" for MOD11's ten. */
export const kid = z.string().regex(/^\d{1,24}[\d-]$/);

/** What the partner calls an event: a standard kind or one it declared (M2). */
export const eventKind = z.string().regex(/^[a-z][a-z0-9_]{0,49}$/);

/** The name of a voucher: series and number, "2-14". */
export const voucherId = z
  .string()
  .regex(/^[1-9]\d{0,3}-[1-9]\d{0,14}$/)
  .meta({ description: "Voucher series and number", examples: ["2-14"] });

/** The currency of a voucher: kroner, or one that the agreement lists (edge 41). */
export const currency = z.enum(currencies).meta({
  description:
    "ISO 4217. Amounts are in hundredths of it. Other than NOK it must be one of `currencies` of GET /connection",
});

/** The currency of what is answered: more may come. */
export const currencyCode = z.string().meta({ description: "ISO 4217" });

/** Kroner for one unit of a currency: millionths inside, a decimal text in JSON. Never a float. */
export const exchangeRate = z
  .codec(
    z.string().regex(/^\d{1,3}(\.\d{1,6})?$/),
    z.custom<ExchangeRate>((value) => typeof value === "bigint"),
    { decode: parseRate, encode: exchangeRateString },
  )
  .refine((rate) => rate > 0n, because("too_small", { minimum: "0.000001" }))
  .meta({
    description: "Kroner for 1 unit of the currency: a decimal number as text, at most six decimals",
    ...shownAs({ type: "string", pattern: "^\\d{1,3}(\\.\\d{1,6})?$", examples: ["11.7325"] }),
  });

function parseRate(text: string): ExchangeRate {
  return parseExchangeRate(text) ?? (0n as ExchangeRate);
}

/** What a currency other than kroner needs, and kroner do not have. */
export function withRate<
  Shape extends z.ZodType<{ currency: Currency; exchangeRate?: ExchangeRate | undefined }>,
>(shape: Shape): Shape {
  return shape
    .refine(({ currency: code, exchangeRate: rate }) => code === "NOK" || rate !== undefined, {
      path: ["exchangeRate"],
      ...because("exchange_rate_required"),
    })
    .refine(({ currency: code, exchangeRate: rate }) => code !== "NOK" || rate === undefined, {
      path: ["exchangeRate"],
      ...because("exchange_rate_not_allowed"),
    });
}

/** A yes or no in a query string. */
export const queryFlag = z
  .enum(["true", "false"])
  .default("false")
  .transform((value) => value === "true")
  .meta(shownAs({ type: "boolean", default: false }));

/** How many rows a page holds. */
export const limit = z
  .string()
  .regex(/^\d{1,4}$/)
  .default("100")
  .transform(Number)
  .pipe(z.int().min(1).max(500))
  .meta(shownAs({ type: "integer", minimum: 1, maximum: 500, default: 100 }));

/** A place in a list: opaque to the partner, the last row's running number inside. */
export const cursor = z
  .codec(z.string().regex(/^c[0-9a-z]{1,11}$/), z.int().nonnegative(), {
    decode: (place) => Number.parseInt(place.slice(1), 36),
    encode: (place) => `c${place.toString(36)}`,
  })
  .meta({ description: "Opaque: send back what `nextCursor` said", ...shownAs({ type: "string" }) });

/** One page of a list. Ask again with `nextCursor` while `hasMore`; keep it to ask for what is new later. */
export function page<Row extends z.ZodType>(row: Row) {
  const nextCursor = cursor.nullable().meta({
    description:
      "The place after the last row; on an empty page the `cursor` that was sent, or null without one. Keep it to ask later for what is new.",
  });
  return z.strictObject({ data: z.array(row), nextCursor, hasMore: z.boolean() });
}
