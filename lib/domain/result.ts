/**
 * What every rule and every verb answers: a value, or a refusal with the facts needed to mend it.
 * Codes are the snake_case ones of the partner API, so that the same refusal can be shown in the
 * browser, returned as a problem document and asserted in a test.
 */
export type Result<Value, Refusal extends { code: string }> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal };

/** The decision went through. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** The decision was refused, and `error` says why. */
export function refuse<const Refusal extends { code: string }>(
  error: Refusal,
): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error };
}
