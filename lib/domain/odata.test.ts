import { describe, expect, test } from "vitest";
import { type Filter, parseFilter, parseOrder } from "./odata";

const fields = { invoiceNo: "integer", name: "text", paid: "flag" } as const;
const read = (text: string) => parseFilter(text, fields);

/** A filter in one line: what binds to what. */
function shown(filter: Filter<string>): string {
  if (filter.is !== "condition") return `(${filter.of.map(shown).join(` ${filter.is} `)})`;
  return `${filter.field} ${filter.comparison} ${filter.literal.kind}:${filter.literal.text}`;
}
function understood(text: string): string {
  const filter = read(text);
  return filter.ok ? shown(filter.value) : `${filter.error.reason} at ${filter.error.near}`;
}

describe("an OData filter is read as v1's clients write it", () => {
  test.each([
    ["InvoiceNo eq 10042", "invoiceNo eq number:10042"],
    ["(InvoiceNo EQ 10042)", "invoiceNo eq number:10042"],
    ["name eq 'O''Hara AS'", "name eq text:O'Hara AS"],
    ["name eq DateTime'2026-03-02'", "name eq date:2026-03-02"],
    ["name ge DateTimeOffset'2026-03-02T10:00:00+01:00'", "name ge date:2026-03-02T10:00:00+01:00"],
    ["name lt 2026-03-02T10:00:00Z", "name lt date:2026-03-02T10:00:00Z"],
    ["name eq guid'019ab1c2-7d00-7a11-8c22-000000000001'", "name eq id:019ab1c2-7d00-7a11-8c22-000000000001"],
    ["invoiceNo le -12.50m", "invoiceNo le number:-12.50"],
    ["paid eq true and name ne null", "(paid eq flag:true and name ne null:null)"],
    [
      "paid eq true or paid eq false and invoiceNo gt 1",
      "(paid eq flag:true or (paid eq flag:false and invoiceNo gt number:1))",
    ],
    [
      "(paid eq true or paid eq false) and invoiceNo gt 1",
      "((paid eq flag:true or paid eq flag:false) and invoiceNo gt number:1)",
    ],
  ])("%s", (text, meaning) => {
    expect(understood(text)).toBe(meaning);
  });

  test.each([
    ["", "not_understood at "],
    ["colour eq 1", "unknown_field at colour"],
    ["startswith(name, 'a') eq true", "not_understood at startswith"],
    ["not (paid eq true)", "not_understood at not"],
    ["invoiceNo", "not_understood at invoiceNo"],
    ["invoiceNo eq", "not_understood at eq"],
    ["invoiceNo eq name", "not_understood at name"],
    ["invoiceNo add 1 eq 2", "not_understood at add"],
    ["invoiceNo eq 1 paid eq true", "not_understood at paid"],
    ["(invoiceNo eq 1", "not_understood at ("],
    ["invoiceNo eq 1)", "not_understood at )"],
    ["name eq 'open", "not_understood at 'open"],
    ["invoiceNo eq 1; drop table vouchers", "not_understood at ; drop table vouchers"],
  ])("anything else is refused where it stands: %s", (text, where) => {
    expect(understood(text)).toBe(where);
  });

  test("what is nested or long beyond use is refused, and not by running out of stack", () => {
    expect(understood(`${"(".repeat(2_000)}paid eq true${")".repeat(1_900)}`)).toMatch(/^too_long/);
    expect(understood(Array(200).fill("paid eq true").join(" or "))).toMatch(/^too_long/);
    expect(understood(`name eq '${"a".repeat(4_000)}'`)).toMatch(/^too_long/);
  });

  test("an order names fields, each with its direction", () => {
    expect(parseOrder("InvoiceNo desc, name", fields)).toEqual({
      ok: true,
      value: [
        { field: "invoiceNo", descending: true },
        { field: "name", descending: false },
      ],
    });
    for (const text of ["", "colour", "name up", "name,", "name desc desc", ", name"]) {
      expect(parseOrder(text, fields).ok, text).toBe(false);
    }
  });
});
