import type { Contract } from "@/lib/contracts/partner-api/contract";
import { type RateLimit, type RateStanding, rateLimitFields } from "@/lib/domain/rate-limit";
import { redactedBody, redactedPath } from "@/lib/domain/redact";
import { env } from "@/lib/env";
import { type KeptCall, keepCall } from "./call-log";

/** Whose call it turned out to be. */
type Whose = { readonly companyId: number; readonly connectionId: string };

/** What is noted of a call while it is answered; filled in on the way, and kept after the answer. */
export type CallNotes = {
  readonly at: Date;
  readonly requestId: string;
  /** Null until its token is known, and for a stranger for ever: then nothing is kept. */
  whose: Whose | null;
  /** How the connection's bucket stands: told on every answer behind a token. */
  rate: RateStanding | null;
  requestBody: unknown;
  responseBody: unknown;
  problemCode: string | null;
};

/** What of an operation its calls are found by. */
export type CalledOperation = Pick<Contract, "operationId" | "method" | "path">;

/** Blank notes, at the moment that a call arrives. */
export function openNotes(requestId: string): CallNotes {
  return {
    at: new Date(),
    requestId,
    whose: null,
    rate: null,
    requestBody: undefined,
    responseBody: undefined,
    problemCode: null,
  };
}

/** How many calls a connection may make: set once for all of them. */
export function rateLimit(): RateLimit {
  return { perSecond: env().API_RATE_PER_SECOND, burst: env().API_BURST };
}

/** Tell on an answer how the bucket stands, and hand the call over to be kept when the answer has gone out. */
export function closeNotes(
  notes: CallNotes,
  operation: CalledOperation,
  request: Request,
  response: Response,
): Response {
  if (notes.rate) {
    for (const [name, value] of Object.entries(rateLimitFields(notes.rate)))
      response.headers.set(name, value);
  }
  const { whose } = notes;
  if (!whose) return response;

  const durationMs = Math.max(0, Date.now() - notes.at.getTime());
  const answered = { status: response.status, type: response.headers.get("content-type") };
  keepCall(() => callOf(notes, whose, operation, request, { ...answered, durationMs }));
  return response;
}

/** What is answered that is no JSON, as it is kept. */
export function fileNote(media: string, size: number, sha256: string): string {
  return `[${media}, ${size} bytes, sha-256 ${sha256}]`;
}

function callOf(
  notes: CallNotes,
  whose: Whose,
  { operationId, method, path }: CalledOperation,
  request: Request,
  answered: { status: number; type: string | null; durationMs: number },
): KeptCall {
  const url = new URL(request.url);
  return {
    companyId: whose.companyId,
    connectionId: whose.connectionId,
    at: notes.at,
    method,
    pathTemplate: path,
    path: redactedPath(`${url.pathname}${url.search}`),
    operationId,
    status: answered.status,
    problemCode: notes.problemCode,
    durationMs: answered.durationMs,
    requestId: notes.requestId,
    idempotencyKey: request.headers.has("idempotency-key"),
    requestBody: redactedBody(notes.requestBody),
    responseBody: redactedBody(notes.responseBody),
  };
}
