import { describe, expect, test } from "vitest";
import { factoringStatuses } from "./factoring";
import { goApiFields, goApiNumber, goApiStatusOf, goApiValue } from "./goapi";
import type { Comparison, FieldKind, Literal } from "./odata";

const valued = (kind: FieldKind, literal: Literal["kind"], text: string, comparison: Comparison = "eq") =>
  goApiValue(kind, comparison, { kind: literal, text });

describe("v1's numbers and literals", () => {
  test("each status of ours has v1's number of it", () => {
    const numbers = factoringStatuses.map((status) => `${status} ${goApiNumber(goApiStatusOf[status])}`);
    expect(numbers).toEqual([
      "preparing 0",
      "preparation_failed 0",
      "ready 1",
      "fetched 1",
      "delivered 5",
      "disputed 3",
      "on_hold 5",
      "collection 5",
      "rejected 2",
      "withdrawn 2",
      "recoursed 2",
      "completed 4",
    ]);
  });

  test("an amount in kroner becomes øre without a float on the way", () => {
    expect(valued("amount", "number", "12500")).toBe(1_250_000n);
    expect(valued("amount", "number", "-0.07")).toBe(-7n);
    expect(valued("amount", "number", "1234567890123.45")).toBe(123_456_789_012_345n);
    expect(valued("amount", "number", "1.005")).toBeUndefined();
  });

  test("a date may carry midnight and no other time; a moment without offset is UTC", () => {
    expect(valued("date", "date", "2026-03-02")).toBe("2026-03-02");
    expect(valued("date", "date", "2026-03-02T00:00:00")).toBe("2026-03-02");
    expect(valued("date", "date", "2026-03-02T10:00:00")).toBeUndefined();
    expect(valued("moment", "date", "2026-03-02T10:00:00")).toBe("2026-03-02T10:00:00.000Z");
    expect(valued("moment", "date", "2026-03-02T10:00:00+01:00")).toBe("2026-03-02T09:00:00.000Z");
  });

  test("what no such field can hold is refused, so that Postgres is never asked", () => {
    const unfit: [FieldKind, Literal["kind"], string, Comparison?][] = [
      ["date", "date", "2026-02-30"],
      ["date", "date", "9999-01-01"],
      ["moment", "date", "2026-02-30T10:00:00Z"],
      ["moment", "date", "2026-03-02T25:00:00Z"],
      ["integer", "number", "9007199254740993"],
      ["integer", "number", "1.5"],
      ["integer", "text", "1"],
      ["text", "text", "a\u0000b"],
      ["text", "text", "\ud800"],
      ["id", "text", "not-an-id"],
      ["id", "id", "019ab1c2-7d00-7a11-8c22-000000000001", "gt"],
      ["flag", "flag", "true", "lt"],
      ["status", "number", "6"],
      ["status", "text", "Sent"],
      ["text", "null", "null", "gt"],
    ];
    for (const [kind, literal, text, comparison] of unfit) {
      expect(valued(kind, literal, text, comparison), `${kind} ${text}`).toBeUndefined();
    }
  });

  test("a status goes by number or name; any field may be asked for being empty", () => {
    expect(valued("status", "text", "complained")).toBe(3);
    for (const kind of new Set(Object.values(goApiFields))) expect(valued(kind, "null", "null")).toBeNull();
  });
});
