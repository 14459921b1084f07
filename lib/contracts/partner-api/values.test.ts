import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ore } from "@/lib/domain/money";
import { cursor, isoDate, limit, moment, oreJson, quantityJson, reference, text } from "./values";

describe("money crosses JSON exactly", () => {
  test("every safe integer survives the way out and back", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const inside = z.decode(oreJson, amount);
        expect(inside).toBe(BigInt(amount));
        expect(z.encode(oreJson, inside)).toBe(amount);
      }),
    );
  });

  test("a fraction, a text, and an amount beyond JSON's integers are refused, not rounded", () => {
    for (const bad of [1.5, "1", Number.NaN, 2 ** 53, null])
      expect(oreJson.safeParse(bad).success).toBe(false);
    expect(() => z.encode(oreJson, ore(2n ** 53n))).toThrow();
  });
});

test("quantities are decimal texts: thousandths survive the way out and back", () => {
  fc.assert(
    fc.property(
      fc.bigInt(-(10n ** 12n), 10n ** 12n),
      (milli) => z.decode(quantityJson, z.encode(quantityJson, milli)) === milli,
    ),
  );
  expect(z.encode(quantityJson, 1500n)).toBe("1.5");
  expect(z.encode(quantityJson, -20n)).toBe("-0.02");
});

test("only days that exist are dates", () => {
  for (const day of ["2026-01-01", "2028-02-29"]) expect(isoDate.safeParse(day).success).toBe(true);
  for (const day of [
    "2026-02-30",
    "2026-13-01",
    "0000-01-01",
    "9999-01-01",
    "2026-1-1",
    "2026-01-01T00:00",
    "",
    20260101,
  ]) {
    expect(isoDate.safeParse(day).success).toBe(false);
  }
});

test("a moment needs its offset and keeps its instant", () => {
  expect(z.decode(moment, "2026-11-02T10:30:00+01:00").toISOString()).toBe("2026-11-02T09:30:00.000Z");
  for (const bad of ["2026-11-02T10:30:00", "2026-02-30T10:00:00Z", "0000-01-01T00:00:00Z", "now"]) {
    expect(moment.safeParse(bad).success).toBe(false);
  }
});

test("text that Postgres or XML cannot hold is refused", () => {
  for (const bad of ["a\u0000b", "\ud800", "\u001b[31m"]) expect(text(50).safeParse(bad).success).toBe(false);
  for (const good of ["linje 1\nlinje 2", "æøå 🦊", ""]) expect(text(50).safeParse(good).success).toBe(true);
  for (const bad of ["", " a", "a\nb", "a".repeat(101)])
    expect(reference(100).safeParse(bad).success).toBe(false);
});

test("a page holds 1 to 500 rows, 100 unless asked", () => {
  expect(limit.parse(undefined)).toBe(100);
  expect(limit.parse("500")).toBe(500);
  for (const bad of ["0", "501", "-1", "1e2", "0x10", "", " 5"])
    expect(limit.safeParse(bad).success).toBe(false);
});

test("a cursor says again what it was made of", () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger().map(Math.abs),
      (place) => z.decode(cursor, z.encode(cursor, place)) === place,
    ),
  );
  for (const bad of ["", "12", "c-1", "c_", "c".repeat(20)])
    expect(cursor.safeParse(bad).success).toBe(false);
});
