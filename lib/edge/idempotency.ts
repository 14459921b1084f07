import { createHash } from "node:crypto";
import type { EncodedAnswer, IdempotencyGuard } from "@/db/scope";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import { ok, type Result, refuse } from "@/lib/domain/result";

type KeyRefusal = { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] };

/**
 * The guard of a request with an `Idempotency-Key`, or null without one. The hash is over what the request
 * means (its checked input, the PDF's bytes included), so a retry in other whitespace is still the same.
 */
export function idempotencyGuard(
  request: Request,
  input: unknown,
  encode: (value: unknown) => EncodedAnswer,
): Result<IdempotencyGuard | null, KeyRefusal> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return ok(null);
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    return refuse({
      code: "validation_failed",
      errors: [{ in: "header", pointer: "/Idempotency-Key", code: "invalid_format" }],
    });
  }
  const meaning = `${request.method} ${new URL(request.url).pathname}\n${canonical(input)}`;
  return ok({ key, requestHash: new Uint8Array(createHash("sha256").update(meaning).digest()), encode });
}

/** One text for one meaning: keys sorted, absent members left out, bytes by their digest. */
export function canonical(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes:${createHash("sha256").update(value).digest("hex")}`;
  if (value instanceof Date) return `date:${value.toISOString()}`;
  if (typeof value === "bigint") return `int:${value}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";

  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
