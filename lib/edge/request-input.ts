import { z } from "zod";
import type { FieldIssue } from "@/lib/contracts/partner-api/codes";
import type { Contract, InputOf, Parts } from "@/lib/contracts/partner-api/contract";
import { ok, type Result, refuse } from "@/lib/domain/result";
import {
  DELIVERY_JSON_BYTES_MAX,
  JSON_BYTES_MAX,
  MULTIPART_BYTES_MAX,
  parseJson,
  parseMultipart,
  readBytes,
} from "./body";
import { fieldIssues } from "./issues";

/** Why a request cannot be handed to its verb. */
export type InputRefusal =
  | { readonly code: "not_found" }
  | { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] }
  | { readonly code: "payload_too_large"; readonly limit: number }
  | { readonly code: "unsupported_media"; readonly accepted: string };

type Read = Result<object, InputRefusal>;

/** Told of a body as it was sent, before it is checked: a wrong one is what its sender wants to see again. */
type NoteBody = (body: unknown) => void;

/** Everything a request says, checked against its contract and flattened into the verb's input. */
export async function readInput<C extends Contract>(
  contract: C,
  request: Request,
  params: Readonly<Record<string, unknown>>,
  note: NoteBody = () => undefined,
): Promise<Result<InputOf<C>, InputRefusal>> {
  const path = readParams(contract.params, params);
  if (!path.ok) return path;
  const query = readQuery(contract.query, new URL(request.url).searchParams);
  if (!query.ok) return query;
  const body = await readBody(contract, request, note);
  if (!body.ok) return body;

  // The three schemas have just been run: their outputs together are the contract's input.
  return ok({ ...path.value, ...query.value, ...body.value } as InputOf<C>);
}

/** An id that cannot be read names nothing: the answer is the same as for one that does not exist. */
function readParams(schema: Parts | undefined, params: Readonly<Record<string, unknown>>): Read {
  if (!schema) return ok({});
  const parsed = schema.safeParse(params);
  return parsed.success ? ok(parsed.data) : refuse({ code: "not_found" });
}

function readQuery(schema: Parts | undefined, search: URLSearchParams): Read {
  const names = [...new Set(search.keys())];
  const repeated = names.filter((name) => search.getAll(name).length > 1);
  if (repeated.length > 0) {
    const errors = repeated.map(
      (name): FieldIssue => ({ in: "query", pointer: `/${name}`, code: "repeated_field" }),
    );
    return refuse({ code: "validation_failed", errors });
  }
  return checked(schema ?? z.strictObject({}), Object.fromEntries(search), "query");
}

async function readBody(contract: Contract, request: Request, note: NoteBody): Promise<Read> {
  if (!contract.body) return ok({});
  const contentType = request.headers.get("content-type") ?? "";
  const media = contentType.split(";")[0]?.trim().toLowerCase();
  if (isEncoded(request)) {
    return refuse({
      code: "unsupported_media",
      accepted: `${acceptedMedia(contract)}; Content-Encoding: identity`,
    });
  }
  if (media === "multipart/form-data" && contract.multipart)
    return readMultipart(contract.multipart.meta, request, contentType, note);
  if (media !== "application/json" || !isUtf8(contentType)) {
    return refuse({ code: "unsupported_media", accepted: acceptedMedia(contract) });
  }
  const bytes = await readBytes(request, largestJson(contract));
  if (!bytes.ok) return bytes;
  const json = parseJson(bytes.value);
  if (json.ok) note(json.value);
  return json.ok ? checked(contract.body, json.value, "body") : json;
}

async function readMultipart(
  metaSchema: Parts,
  request: Request,
  contentType: string,
  note: NoteBody,
): Promise<Read> {
  const bytes = await readBytes(request, MULTIPART_BYTES_MAX);
  if (!bytes.ok) return bytes;
  const parts = parseMultipart(bytes.value, contentType);
  if (!parts.ok) return parts;
  note(parts.value);

  const meta = checked(metaSchema, parts.value.meta, "body", "/meta");
  return meta.ok ? ok({ ...meta.value, pdf: parts.value.pdf }) : meta;
}

function checked(schema: Parts, value: unknown, place: "body" | "query", root = ""): Read {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  const errors = fieldIssues(parsed.error, place).map((issue) => ({
    ...issue,
    pointer: root + issue.pointer,
  }));
  return refuse({ code: "validation_failed", errors });
}

/** Compressed, as a body of ours never is: read as it stands it would only look like broken JSON (RFC 9110 § 15.5.16). */
function isEncoded(request: Request): boolean {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  return encoding !== "" && encoding !== "identity";
}

function isUtf8(contentType: string): boolean {
  const charset = /;\s*charset="?([\w-]+)"?/i.exec(contentType)?.[1];
  return charset === undefined || charset.toLowerCase() === "utf-8";
}

/** The largest JSON body of a contract, in bytes. */
export function largestJson(contract: Contract): number {
  const usual = contract.multipart ? DELIVERY_JSON_BYTES_MAX : JSON_BYTES_MAX;
  return contract.largestBody ?? usual;
}

/** What the contract takes, for a message. */
export function acceptedMedia(contract: Contract): string {
  return contract.multipart ? "application/json, multipart/form-data" : "application/json";
}
