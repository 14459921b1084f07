import { z } from "zod";
import type { EncodedAnswer } from "@/db/scope";
import type { Contract } from "@/lib/contracts/partner-api/contract";
import type { StoredFile } from "@/lib/contracts/partner-api/invoices";
import { attachment } from "./attachment";

/** A verb's value as JSON, closed: a member that the contract does not name, or money too large for JSON, throws. */
export function encodeAnswer(contract: Contract, value: unknown): EncodedAnswer {
  const statusOf = contract.statusOf as ((output: unknown) => number) | undefined;
  const status = statusOf ? statusOf(value) : Number(Object.keys(contract.success)[0]);
  return { status, body: z.encode(contract.output, value) };
}

/** Headers that every answer of the API carries: it is nobody else's, and it can be traced. */
export function commonHeaders(requestId: string): Record<string, string> {
  return { "Request-Id": requestId, "Cache-Control": "no-store", Vary: "Authorization, Accept-Language" };
}

/** What stands in the log for a client that went away before its request had come; nobody reads it. */
export function goneAnswer(requestId: string): Response {
  return new Response(null, { status: 499, headers: commonHeaders(requestId) });
}

/** A success as it goes out, and where what it made can be read. */
export function jsonAnswer(
  contract: Contract,
  answer: EncodedAnswer,
  value: unknown,
  requestId: string,
): Response {
  const locationOf = contract.locationOf as ((output: unknown) => string | null) | undefined;
  const location = locationOf?.(value) ?? null;
  const headers = { ...commonHeaders(requestId), ...(location ? { Location: `/api/v1${location}` } : {}) };
  return Response.json(answer.body, { status: answer.status, headers });
}

/** The first answer to an `Idempotency-Key`, sent again as it was: members in the contract's order, which the database does not keep. */
export function replayedAnswer(
  contract: Contract,
  status: number,
  body: unknown,
  requestId: string,
): Response {
  const known = z.safeDecode(contract.output, body as never);
  const first = known.success ? z.encode(contract.output, known.data) : body;
  const answer = jsonAnswer(contract, { status, body: first }, first, requestId);
  answer.headers.set("Idempotent-Replayed", "true");
  return answer;
}

/** What an operation answers a file as; empty where it answers JSON. */
export function mediaOf({ media }: Contract): readonly string[] {
  return media === undefined ? [] : [media].flat();
}

/** A stored document, byte for byte, with its checksum (RFC 9530); 304 when the caller has it already. */
export function fileAnswer(media: string, file: StoredFile, request: Request, requestId: string): Response {
  const sha256 = Buffer.from(file.sha256);
  const etag = `"${sha256.toString("hex")}"`;
  const headers = {
    ...commonHeaders(requestId),
    "Cache-Control": "private, no-cache",
    ETag: etag,
    "Repr-Digest": `sha-256=:${sha256.toString("base64")}:`,
  };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  const disposition = file.filename ? { "Content-Disposition": attachment(file.filename) } : {};
  return new Response(new Uint8Array(file.bytes), {
    headers: { ...headers, "Content-Type": media, ...disposition },
  });
}
