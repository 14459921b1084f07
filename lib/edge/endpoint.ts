import { randomUUID } from "node:crypto";
import type { TokenHolder } from "@/db/queries/partner-access";
import { type IdempotencyGuard, openBooks, type ReadDb, type Scope } from "@/db/scope";
import { log } from "@/lib/adapters/log";
import type { CodeOf, Contract, InputOf, OutputOf } from "@/lib/contracts/partner-api/contract";
import type { StoredFile } from "@/lib/contracts/partner-api/invoices";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { Replayed } from "@/lib/services/replayed";
import { encodeAnswer, fileAnswer, jsonAnswer, replayedAnswer } from "./answer";
import { pool } from "./database";
import { idempotencyGuard } from "./idempotency";
import { languageOf } from "./language";
import { authenticatePartner } from "./partner-auth";
import { type Occasion, type Problem, problemResponse } from "./problem";
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
 * A route handler out of a contract and its verb. In this order: token, agreement, scope, input, idempotency,
 * verb; every refusal leaves as a problem document, and what was not foreseen as a 500 without detail.
 */
export function endpoint<C extends Contract>(contract: C, verb: Behind<C>): Handler {
  return async (request, context) => {
    const occasion = occasionOf(request);
    try {
      const result = await handle(contract, verb, request, await context.params, occasion.requestId);
      return result instanceof Response ? result : problemResponse(result, occasion);
    } catch (error) {
      if (error instanceof Replayed)
        return replayedAnswer(contract, error.status, error.body, occasion.requestId);
      log.error(
        { err: error, requestId: occasion.requestId, operation: contract.operationId },
        "unexpected error",
      );
      return problemResponse({ code: "internal_error" }, occasion);
    }
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

async function handle<C extends Contract>(
  contract: C,
  verb: Behind<C>,
  request: Request,
  params: Readonly<Record<string, unknown>>,
  requestId: string,
): Promise<Response | Problem> {
  const now = new Date();
  const holder = await authenticatePartner(pool(), request.headers.get("authorization"), contract, now);
  if (!holder.ok) return holder.error;
  const input = await readInput(contract, request, params);
  if (!input.ok) return input.error;
  const guard = guardOf(contract, request, input.value);
  if (!guard.ok) return guard.error;

  const result = await verb(partnerScope(holder.value, now, requestId, guard.value), input.value);

  if (!result.ok) return result.error;
  if (contract.media) return fileAnswer(contract.media, result.value as StoredFile, request, requestId);
  return jsonAnswer(contract, encodeAnswer(contract, result.value), result.value, requestId);
}

function guardOf(contract: Contract, request: Request, input: unknown) {
  if (contract.method === "GET") return ok(null);
  return idempotencyGuard(request, input, (value) => encodeAnswer(contract, value));
}

function partnerScope(
  holder: TokenHolder,
  now: Date,
  requestId: string,
  guard: IdempotencyGuard | null,
): Scope<ReadDb> {
  const { companyId, connectionId, integrationName, scopes } = holder;
  return {
    db: openBooks(pool(), companyId),
    companyId,
    actor: { kind: "partner", connectionId, integrationName, scopes },
    now,
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
