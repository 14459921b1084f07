import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { ISSUES_MAX, pointerOf } from "./issues";
import { repeatedNames } from "./json-names";
import { type FormPart, multipartParts } from "./multipart";

/** Largest request bodies, in bytes. A PDF of 30 MB is 40 MB in base64. */
export const JSON_BYTES_MAX = 1024 * 1024;
export const DELIVERY_JSON_BYTES_MAX = 42 * 1024 * 1024;
export const MULTIPART_BYTES_MAX = 31 * 1024 * 1024;

type BodyRefusal =
  | { readonly code: "payload_too_large"; readonly limit: number }
  | { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] };

/** The client went away before its body had come: there is nobody to answer, and nothing of ours is wrong. */
export class ClientGone extends Error {
  constructor(cause?: unknown) {
    super("the client went away", { cause });
  }
}

/**
 * The body's bytes, read no further than `limit`: `Content-Length` may lie or be absent, so the stream is
 * counted as well and cut off.
 *
 * @throws ClientGone when the body does not come to its end
 */
export async function readBytes(
  request: Request,
  limit: number,
): Promise<Result<Uint8Array<ArrayBuffer>, BodyRefusal>> {
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > limit) return refuse({ code: "payload_too_large", limit });
  if (!request.body) {
    // Next gives no body to a request that was broken off before it came to us.
    if (request.signal.aborted) throw new ClientGone(request.signal.reason);
    return ok(new Uint8Array());
  }

  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  const next = () =>
    reader.read().catch((error: unknown) => {
      throw new ClientGone(error);
    });
  for (let part = await next(); !part.done; part = await next()) {
    size += part.value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return refuse({ code: "payload_too_large", limit });
    }
    chunks.push(part.value);
  }
  return ok(joined(chunks, size));
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** A JSON value out of UTF-8 bytes, each name once; anything else is one issue with the whole body, or with each name. */
export function parseJson(bytes: Uint8Array, pointer = ""): Result<unknown, BodyRefusal> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const repeated = repeatedNames(text, ISSUES_MAX);
    if (repeated.length === 0) return ok(value);
    const errors = repeated.map(
      (name): FieldIssue => ({ in: "body", pointer: pointer + name, code: "repeated_field" }),
    );
    return refuse({ code: "validation_failed", errors });
  } catch {
    return refuse({ code: "validation_failed", errors: [{ in: "body", pointer, code: "invalid_json" }] });
  }
}

/** The two parts of a multipart receipt, each exactly once and nothing beside them. */
export function parseMultipart(
  bytes: Uint8Array,
  contentType: string,
): Result<{ meta: unknown; pdf: Uint8Array }, BodyRefusal> {
  const parts = multipartParts(bytes, contentType);
  if (!parts)
    return refuse({
      code: "validation_failed",
      errors: [{ in: "body", pointer: "", code: "invalid_format" }],
    });

  const errors = partIssues(parts);
  const pdf = parts.find(({ name }) => name === "pdf");
  const meta = parts.find(({ name }) => name === "meta");
  if (!meta || !pdf || errors.length > 0) return refuse({ code: "validation_failed", errors });

  const parsed = parseJson(meta.bytes, "/meta");
  return parsed.ok ? ok({ meta: parsed.value, pdf: pdf.bytes }) : parsed;
}

function partIssues(parts: readonly FormPart[]): FieldIssue[] {
  const errors: FieldIssue[] = [];
  for (const name of new Set(parts.map((part) => part.name))) {
    const pointer = pointerOf([name]);
    if (name !== "meta" && name !== "pdf") errors.push({ pointer, code: "unknown_field" });
    else if (parts.filter((part) => part.name === name).length > 1)
      errors.push({ pointer, code: "repeated_field" });
  }
  for (const name of ["meta", "pdf"])
    if (!parts.some((part) => part.name === name)) errors.push({ pointer: `/${name}`, code: "required" });
  if (parts.some(({ name, isFile }) => name === "pdf" && !isFile)) {
    errors.push({ pointer: "/pdf", code: "invalid_type", facts: { expected: "file" } });
  }
  return errors;
}
