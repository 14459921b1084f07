import type { APIRequestContext } from "@playwright/test";
import type { Code } from "@/lib/contracts/partner-api/codes";
import type { Contract } from "@/lib/contracts/partner-api/contract";
import { partnerScopes } from "@/lib/domain/actor";
import { DELIVERY_JSON_BYTES_MAX, JSON_BYTES_MAX } from "@/lib/edge/body";
import { pool } from "@/lib/edge/database";
import { newAlternative } from "../alternative-factories";
import type { Company } from "../company";
import { expect } from "../fixtures";
import { clientOf, connect, type Partner } from "../partner-client";
import { callOf, make, type World } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { expireTokens, holdBooks, setConnectionState, useUpCalls } from "./state";

/** What a breach has to play with. */
type Stage = {
  readonly contract: Contract;
  readonly company: Company;
  readonly partner: Partner;
  readonly request: APIRequestContext;
  readonly world: World;
};

/** A refusal that many endpoints share, and how to run into it. */
type Breach = {
  readonly status: number;
  readonly title: string;
  readonly run: (stage: Stage) => Promise<void>;
};

const MISSING = "019ab1c2-7d00-7a11-8c22-00000000dead";

/** By code: `common.spec.ts` asks each of every endpoint that promises the code. */
export const breaches: Partial<Record<Code, Breach>> = {
  unauthorized: {
    status: 401,
    title: "without a token, with an unknown one, with an expired one",
    run: async ({ contract, company, partner, request, world }) => {
      const call = callOf(contract.operationId, world);
      const none = await request.fetch(`/api/v1${call.path}`, { method: call.method });
      await expectProblem(none, 401, "unauthorized");
      expect(none.headers()["www-authenticate"]).toBe("Bearer");

      const unknown = await make(clientOf(request, partner.keys, "fat_unknown"), call);
      await expectProblem(unknown, 401, "unauthorized");
      expect(unknown.headers()["www-authenticate"]).toBe('Bearer error="invalid_token"');

      await expireTokens(company);
      await expectProblem(await make(partner, call), 401, "unauthorized");
    },
  },
  rate_limited: {
    status: 429,
    title: "the connection has used up its calls, and is told how long to wait",
    run: async ({ contract, partner, world }) => {
      const call = callOf(contract.operationId, world);
      await useUpCalls(partner);
      const answer = await make(partner, call);
      const problem = await expectProblem(answer, 429, "rate_limited");
      const wait = Number(answer.headers()["retry-after"]);
      expect(wait).toBeGreaterThan(0);
      expect(problem.retryAfter).toBe(wait);
      expect(answer.headers().ratelimit).toMatch(/^"connection";r=0;t=\d+$/);
    },
  },
  connection_inactive: {
    status: 403,
    title: "the agreement has ended; while it winds down all rights stay",
    run: async ({ contract, company, partner, world }) => {
      const call = callOf(contract.operationId, world);
      await setConnectionState(company, "inactive");
      await expectProblem(await make(partner, call), 403, "connection_inactive");

      await setConnectionState(company, "winding_down");
      expect((await make(partner, call)).ok()).toBe(true);
    },
  },
  dedicated_only: {
    status: 403,
    title: "an alternative integration, told where its own endpoints are (M30)",
    run: async ({ contract, company, request, world }) => {
      const alternative = await newAlternative(pool(), company.scope);
      const partner = await connect(request, alternative);
      const answer = await make(partner, callOf(contract.operationId, world));
      const problem = await expectProblem(answer, 403, "dedicated_only");
      expect(problem.integration).toBe(alternative.integrationName);
      expect(problem.detail).toContain("/invoices");
    },
  },
  scope_missing: {
    status: 403,
    title: "the token lacks the scope, which is named",
    run: async ({ contract, partner, request, world }) => {
      const others = partnerScopes.filter((scope) => scope !== contract.permission).join(" ");
      const narrow = await connect(request, partner.keys, others);
      const answer = await make(narrow, callOf(contract.operationId, world));
      const problem = await expectProblem(answer, 403, "scope_missing");
      expect(problem.scope).toBe(contract.permission);
      expect(problem.detail).toContain(contract.permission);
      expect(answer.headers()["www-authenticate"]).toBe(
        `Bearer error="insufficient_scope", scope="${contract.permission}"`,
      );
    },
  },
  not_found: {
    status: 404,
    title: "an id that does not exist and one that cannot be read are the same",
    run: async ({ contract, partner, world }) => {
      const nowhere = (id: string, customerNo: number, voucherId: string): World => {
        const gone = { invoiceId: id, id, number: 1, attachmentId: id };
        return {
          printedId: id,
          ...{ ready: gone, secondReady: gone, delivered: gone, secondDelivered: gone },
          ...{ customerNo, voucherId, directPaymentId: id, secondDirectPaymentId: id },
          ...{ secondVoucherId: voucherId, uploadId: id, clearing: 19_999 },
          ...{
            webhook: { endpointId: id, deliveryId: id },
            otherWebhook: { endpointId: id, deliveryId: id },
          },
        };
      };
      for (const place of [nowhere(MISSING, 19_999, "2-999"), nowhere("no-id", -1, "second")]) {
        const call = {
          ...callOf(contract.operationId, world),
          path: callOf(contract.operationId, place).path,
        };
        await expectProblem(await make(partner, call), 404, "not_found");
      }
    },
  },
  validation_failed: {
    status: 422,
    title: "what the contract does not know is pointed at",
    run: async ({ contract, partner, world }) => {
      const call = callOf(contract.operationId, world);
      const separator = call.path.includes("?") ? "&" : "?";
      const strange = await make(partner, { ...call, path: `${call.path}${separator}colour=red` });
      const problem = await expectProblem(strange, 422, "validation_failed");
      expect(problem.errors).toMatchObject([{ in: "query", pointer: "/colour", code: "unknown_field" }]);
      if (contract.method === "GET") return;

      const keyed = await make(partner, call, { "Idempotency-Key": "two words" });
      const header = await expectProblem(keyed, 422, "validation_failed");
      expect(header.errors).toMatchObject([
        { in: "header", pointer: "/Idempotency-Key", code: "invalid_format" },
      ]);
      if (!contract.body) return;

      const unknown = { ...(call.data as object), colour: "red" };
      const body = await expectProblem(
        await make(partner, { ...call, data: unknown }),
        422,
        "validation_failed",
      );
      expect(pointersOf(body)).toEqual(["/colour unknown_field"]);
      const notJson = await make(
        partner,
        { ...call, data: Buffer.from("{") },
        { "Content-Type": "application/json" },
      );
      expect(pointersOf(await expectProblem(notJson, 422, "validation_failed"))).toEqual([" invalid_json"]);
    },
  },
  idempotency_key_reused: {
    status: 422,
    title: "a key that was used for something else",
    run: async ({ contract, partner, world }) => {
      const headers = { "Idempotency-Key": "mine" };
      const first = await make(partner, callOf(contract.operationId, world), headers);
      expect(first.ok()).toBe(true);

      const other = await make(partner, callOf(contract.operationId, world, true), headers);
      await expectProblem(other, 422, "idempotency_key_reused");
    },
  },
  idempotency_in_flight: {
    status: 409,
    title: "a twin of a request that is not answered yet",
    run: async ({ contract, company, partner, world }) => {
      const books = await holdBooks(company);
      const call = callOf(contract.operationId, world);
      const twins = [1, 2].map(() => make(partner, call, { "Idempotency-Key": "twin" }));
      await expectProblem(await Promise.race(twins), 409, "idempotency_in_flight");

      await books.release();
      const statuses = (await Promise.all(twins)).map((answer) => answer.ok());
      expect(statuses.sort()).toEqual([false, true]);
    },
  },
  payload_too_large: {
    status: 413,
    title: "a body beyond the limit, which is named",
    run: async ({ contract, partner, world }) => {
      const limit = contract.largestBody ?? (contract.multipart ? DELIVERY_JSON_BYTES_MAX : JSON_BYTES_MAX);
      const call = { ...callOf(contract.operationId, world), data: Buffer.alloc(limit + 1, " ") };
      const answer = await make(partner, call, { "Content-Type": "application/json" });
      expect((await expectProblem(answer, 413, "payload_too_large")).limit).toBe(limit);
    },
  },
  unsupported_media: {
    status: 415,
    title: "a body of another kind; the accepted ones are named",
    run: async ({ contract, partner, world }) => {
      const call = { ...callOf(contract.operationId, world), data: "hello" };
      const answer = await make(partner, call, { "Content-Type": "text/plain" });
      const { accepted } = await expectProblem(answer, 415, "unsupported_media");
      expect(accepted).toContain("application/json");
    },
  },
};
