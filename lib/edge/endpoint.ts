import { randomUUID } from "node:crypto";
import type { TokenHolder } from "@/db/queries/partner-access";
import { type IdempotencyGuard, openBooks, type ReadDb, type Scope } from "@/db/scope";
import { log } from "@/lib/adapters/log";
import type { CodeOf, Contract, InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { StoredFile } from "@/lib/contracts/partner-api/invoices";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { admitPartner } from "@/lib/services/access/admit-partner";
import { Replayed } from "@/lib/services/replayed";
import { encodeAnswer, fileAnswer, goneAnswer, jsonAnswer, mediaOf, replayedAnswer } from "./answer";
import { ClientGone } from "./body";
import { type CallNotes, closeNotes, fileNote, openNotes, rateLimit } from "./call-notes";
import { pool } from "./database";
import { idempotencyGuard } from "./idempotency";
import { languageOf } from "./language";
import { type AuthRefusal, admit, bearerToken, isLive } from "./partner-auth";
import { type Occasion, type Problem, problemDocument, problemResponse } from "./problem";
import { readInput } from "./request-input";

type Context = { readonly params: Promise<Readonly<Record<string, unknown>>> };

/** What Next calls for one method of one route. */
export type Handler = (request: Request, context: Context) => Promise<Response>;

/** What stands behind a contract: a verb, which answers a value or one of the refusals that the contract promises. */
type Behind<C extends Contract> = (
  scope: Scope<ReadDb>,
  input: InputOf<C>,
) => Promise<Result<OutputOf<C>, { readonly code: CodeOf<C> }>>;

/**
 * A route handler out of a contract and its verb. In this order: token, room for the call, agreement, scope, input,
 * idempotency, verb; every refusal leaves as a problem document, and what was not foreseen as a 500 without detail.
 * Each call of a known connection is kept, after its answer.
 */
export function endpoint<C extends Contract>(contract: C, verb: Behind<C>): Handler {
  return async (request, context) => {
    const occasion = occasionOf(request);
    const notes = openNotes(occasion.requestId);
    const answer = await answerTo(contract, verb, { request, params: await context.params, notes, occasion });
    return closeNotes(notes, contract, request, answer);
  };
}

/** The same for a read: a query, whose null is a 404 like any other partner's id. */
export function readEndpoint<C extends Contract>(
  contract: C,
  query: (scope: Scope<ReadDb>, input: InputOf<C>) => Promise<OutputOf<C> | null>,
): Handler {
  return endpoint(contract, async (scope, input) => {
    const found = await query(scope, input);
    // A contract whose query can answer null promises not_found.
    return found === null ? refuse({ code: "not_found" as CodeOf<C> }) : ok(found);
  });
}

/** One request on its way through. */
type Passage = {
  readonly request: Request;
  readonly params: Readonly<Record<string, unknown>>;
  readonly notes: CallNotes;
  readonly occasion: Occasion;
};

async function answerTo<C extends Contract>(
  contract: C,
  verb: Behind<C>,
  passage: Passage,
): Promise<Response> {
  const { notes, occasion } = passage;
  try {
    const result = await handle(contract, verb, passage);
    return result instanceof Response ? result : refusalAnswer(result, passage);
  } catch (error) {
    if (error instanceof Replayed) {
      notes.responseBody = error.body;
      return replayedAnswer(contract, error.status, error.body, occasion.requestId);
    }
    if (error instanceof ClientGone) return goneAnswer(occasion.requestId);
    log.error(
      { err: error, requestId: occasion.requestId, operation: contract.operationId },
      "unexpected error",
    );
    return refusalAnswer({ code: "internal_error" }, passage);
  }
}

function refusalAnswer(problem: Problem, { notes, occasion }: Passage): Response {
  notes.problemCode = problem.code;
  notes.responseBody = problemDocument(problem, occasion);
  return problemResponse(problem, occasion);
}

async function handle<C extends Contract>(
  contract: C,
  verb: Behind<C>,
  { request, params, notes }: Passage,
): Promise<Response | Problem> {
  const holder = await callerOf(contract, request, notes);
  if (!holder.ok) return holder.error;
  const input = await readInput(contract, request, params, (body) => {
    notes.requestBody = body;
  });
  if (!input.ok) return input.error;
  const guard = guardOf(contract, request, input.value);
  if (!guard.ok) return guard.error;

  const result = await verb(partnerScope(holder.value, notes, guard.value), input.value);

  if (!result.ok) return result.error;
  if (contract.media) {
    const file = result.value as StoredFile;
    const sha256 = Buffer.from(file.sha256).toString("hex");
    const media = file.mediaType ?? mediaOf(contract)[0] ?? "";
    notes.responseBody = fileNote(media, file.bytes.byteLength, sha256);
    return fileAnswer(media, file, request, notes.requestId);
  }
  const answer = encodeAnswer(contract, result.value);
  notes.responseBody = answer.body;
  return jsonAnswer(contract, answer, result.value, notes.requestId);
}

/** Whose call it is; noted also when it is refused, as far as it is known. */
async function callerOf(
  contract: Contract,
  request: Request,
  notes: CallNotes,
): Promise<Result<TokenHolder, AuthRefusal>> {
  const authorization = request.headers.get("authorization");
  const token = bearerToken(authorization);
  if (!token) return refuse({ code: "unauthorized", tokenSent: authorization !== null });

  const call = await admitPartner(pool(), token, notes.at, rateLimit());
  notes.whose = call?.holder ?? null;
  if (isLive(call, notes.at)) notes.rate = call.rate;
  return admit(call, contract, notes.at);
}

function guardOf(contract: Contract, request: Request, input: unknown) {
  if (contract.method === "GET") return ok(null);
  return idempotencyGuard(request, input, (value) => encodeAnswer(contract, value));
}

function partnerScope(
  holder: TokenHolder,
  { at, requestId }: CallNotes,
  guard: IdempotencyGuard | null,
): Scope<ReadDb> {
  const { companyId, connectionId, integrationName, scopes } = holder;
  return {
    db: openBooks(pool(), companyId),
    companyId,
    actor: { kind: "partner", connectionId, integrationName, scopes },
    now: at,
    requestId,
    ...(guard ? { idempotency: guard } : {}),
  };
}

/** What of a request its problem document tells. */
export function occasionOf(request: Request): Occasion {
  return {
    origin: new URL(env().BASE_URL).origin,
    instance: new URL(request.url).pathname,
    language: languageOf(request.headers.get("accept-language")),
    requestId: randomUUID(),
  };
}
