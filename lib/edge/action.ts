import type { z } from "zod";
import type { ReadDb, Scope } from "@/db/scope";
import type { ActionState } from "@/lib/contracts/action-state";
import type { Result } from "@/lib/domain/result";
import { fieldIssues } from "./issues";
import { requireScope } from "./session";

/**
 * A server action out of a schema and a verb: parse, find out whose books, do it, and say how it went. The
 * company comes from the path, so two tabs on two companies are safe. The input is parsed again here,
 * whatever the browser has checked.
 */
export function action<Schema extends z.ZodType, Value, Refusal extends { code: string }>(
  schema: Schema,
  verb: (scope: Scope<ReadDb>, input: z.output<Schema>) => Promise<Result<Value, Refusal>>,
) {
  return async (companySlug: string, input: unknown): Promise<ActionState<Value, Refusal>> => {
    const scope = await requireScope(companySlug);
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { status: "invalid", fieldErrors: fieldErrors(parsed.error) };

    const result = await verb(scope, parsed.data);
    if (result.ok) return { status: "done", value: result.value };

    const { code, ...facts } = result.error;
    return { status: "refused", code, facts };
  };
}

/** The first fault of each field by dotted path, as a code: the schema's own word, or what zod found. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    const isCode = /^[a-z]+(_[a-z]+)*$/.test(issue.message);
    errors[path] ??= isCode
      ? issue.message
      : (fieldIssues({ issues: [issue] } as z.ZodError, "body")[0]?.code ?? "invalid");
  }
  return errors;
}
