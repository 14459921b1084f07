import type { z } from "zod";
import { type goApiFailure, kronerFields } from "@/lib/contracts/goapi/invoice";
import { goApi as en } from "@/lib/text/en/goapi";
import { goApi as nb } from "@/lib/text/nb/goapi";
import { type Handler, occasionOf } from "./endpoint";
import { fill, type Language, languageOf } from "./language";
import { problemResponse } from "./problem";

/**
 * A route of the façade: its path below `/compat/goapi` in small letters, with `{invoiceId}` for the last step where
 * there is one. `asIs` answers are not v1's to shape: OAuth has its own.
 */
export type GoApiRoute = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly handler: Handler | ((request: Request) => Promise<Response>);
  readonly asIs?: true;
};

type Context = { readonly params: Promise<{ readonly path: readonly string[] }> };
type Answering = (request: Request, context: Context) => Promise<Response>;

/**
 * The façade under all methods. Its routes are endpoints like all others, with their tokens, scopes, limits and
 * request ids; only what they answer is put into v1's shapes. v1's clients disagree on capitals and on a last slash,
 * so neither counts.
 */
export function goApi(
  routes: readonly GoApiRoute[],
): Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", Answering> {
  const answer: Answering = async (request, context) => {
    const steps = (await context.params).path.filter((step) => step !== "");
    const found = routes.flatMap((route) => {
      const params = paramsOf(route.path, steps);
      return params ? [{ route, params }] : [];
    });
    const method = request.method === "HEAD" ? "GET" : request.method;
    const mine = found.find(({ route }) => route.method === method);
    if (!mine) return v1Answer(refuseAddress(request, found), request);

    const answered = await mine.route.handler(request, { params: Promise.resolve(mine.params) });
    return mine.route.asIs ? answered : v1Answer(answered, request);
  };
  return { GET: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer };
}

function paramsOf(path: string, steps: readonly string[]): Readonly<Record<string, string>> | null {
  const wanted = path.split("/");
  if (wanted.length !== steps.length) return null;
  const params: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const given = steps[index] ?? "";
    if (step === "{invoiceId}") params.invoiceId = given;
    else if (step !== given.toLowerCase()) return null;
  }
  return params;
}

function refuseAddress(request: Request, found: readonly { readonly route: GoApiRoute }[]): Response {
  const allow = found.map(({ route }) => route.method);
  const occasion = occasionOf(request);
  return allow.length > 0
    ? problemResponse({ code: "method_not_allowed", allow }, occasion)
    : problemResponse({ code: "not_found" }, occasion);
}

/** The same answer in v1's shape: its failures for problem documents, and kroner as numbers. Files stay as they are. */
async function v1Answer(answer: Response, request: Request): Promise<Response> {
  const media = answer.headers.get("content-type") ?? "";
  const headers = new Headers(answer.headers);
  headers.set("Content-Type", "application/json; charset=utf-8");
  if (media.startsWith("application/problem+json")) {
    const problem = (await answer.json()) as ProblemBody;
    const failure = failureOf(problem, languageOf(request.headers.get("accept-language")));
    return new Response(JSON.stringify(failure), { status: statusOf(problem), headers });
  }
  if (!media.startsWith("application/json")) return answer;
  return new Response(writeJson(await answer.json()), { status: answer.status, headers });
}

type ProblemBody = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { in: string; pointer: string; code: string; message: string }[];
} & Readonly<Record<string, unknown>>;

/** What cannot be read of the address is a 400, as OData has it; all else keeps its status. */
function statusOf({ status, errors }: ProblemBody): number {
  return errors && errors.length > 0 && errors.every((issue) => issue.in === "query") ? 400 : status;
}

function failureOf(problem: ProblemBody, language: Language): z.output<typeof goApiFailure> {
  const validation = (problem.errors ?? []).map(({ pointer, code, message }) => ({
    field: pointer.slice(1).replaceAll("/", "."),
    code,
    message,
  }));
  return { success: false, summary: summaryOf(problem, language === "nb" ? nb : en), validation };
}

function summaryOf(problem: ProblemBody, texts: typeof nb): string {
  const { odata } = problem;
  if (isOData(odata)) return fill(texts.odata[odata.reason], odata);
  if (problem.code === "validation_failed") return texts.validation;
  if (problem.code === "invalid_status_transition" && Array.isArray(problem.allowed)) {
    return fill(texts.transition, { from: problem.from, allowed: problem.allowed.join(", ") || "–" });
  }
  return problem.detail;
}

function isOData(value: unknown): value is { readonly reason: keyof typeof nb.odata } {
  return typeof value === "object" && value !== null && "reason" in value && String(value.reason) in nb.odata;
}

/** JSON with kroner as bare numbers: JavaScript's own would pass through a float on the way. */
function writeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => {
    const isKroner = kronerFields.includes(name) && typeof member === "string";
    return `${JSON.stringify(name)}:${isKroner ? member : writeJson(member)}`;
  });
  return `{${members.join(",")}}`;
}
