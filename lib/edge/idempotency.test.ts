import { describe, expect, test } from "vitest";
import { canonical, idempotencyGuard } from "./idempotency";

describe("an idempotency key", () => {
  const keyed = (key: string) =>
    new Request("http://localhost/api/v1/x", { method: "POST", headers: { "Idempotency-Key": key } });
  const encode = () => ({ status: 200, body: null });

  test("is 1 to 255 visible characters", () => {
    for (const bad of ["a".repeat(256), "a b", "æ"]) {
      expect(idempotencyGuard(keyed(bad), {}, encode)).toMatchObject({
        error: { errors: [{ in: "header", pointer: "/Idempotency-Key" }] },
      });
    }
    expect(idempotencyGuard(keyed("a".repeat(255)), {}, encode)).toMatchObject({ ok: true });
  });

  test("is hashed with what the request means: order and absence do not count, every value does", () => {
    const one = { a: 1n, b: [new Date(0), "x"], c: undefined };
    expect(canonical(one)).toBe(canonical({ b: [new Date(0), "x"], a: 1n }));
    const others = [
      { ...one, a: 2n },
      { ...one, a: "1" },
      { ...one, b: [new Date(1), "x"] },
      { ...one, pdf: new Uint8Array([1]) },
    ];
    expect(new Set([one, ...others].map(canonical)).size).toBe(5);
  });
});
