import type { APIResponse } from "@playwright/test";
import type { Code } from "@/lib/contracts/partner-api/codes";
import { expect } from "../fixtures";

/** A problem document as a partner reads it. */
export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: Code;
  readonly traceId: string;
  readonly errors?: readonly { in: string; pointer: string; code: string; message: string }[];
} & Readonly<Record<string, unknown>>;

/** That an answer is a whole problem document with this status and code; answers the document. */
export async function expectProblem(answer: APIResponse, status: number, code: Code): Promise<ProblemBody> {
  const body = (await answer.json()) as ProblemBody;
  expect({ status: answer.status(), code: body.code, errors: body.errors }).toMatchObject({ status, code });
  const headers = answer.headers();
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(headers["request-id"]).toBe(body.traceId);
  expect(body).toMatchObject({
    type: expect.stringMatching(new RegExp(`/docs/problems/${code}$`)),
    status,
    instance: new URL(answer.url()).pathname,
  });
  for (const text of [body.title, body.detail]) expect(text).not.toMatch(/^$|[{}]/);
  return body;
}

/** The fields that a validation problem points at, as "pointer code". */
export function pointersOf({ errors = [] }: ProblemBody): string[] {
  return errors.map(({ pointer, code }) => `${pointer} ${code}`);
}
