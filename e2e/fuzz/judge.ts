import { problemCodes } from "@/lib/contracts/partner-api/codes";
import { problemStatus } from "@/lib/edge/problem";
import type { Json } from "./schema";
import type { Answer, Sent } from "./wire";

type Issue = {
  readonly in: string;
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
};
type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly traceId: string;
  readonly errors?: readonly Issue[];
};

/** What is wrong with an answer of the partner API: nothing, when it keeps what the document promises of it. */
export function complaintsOf(sent: Sent, answer: Answer, promised: readonly string[]): string[] {
  const { status, headers, text } = answer;
  const complaints: string[] = [];
  if (status >= 500) complaints.push("a server error");
  if (!promised.includes(String(status)))
    complaints.push(`a status that is not promised: ${text.slice(0, 200)}`);
  if (!/^[\w-]{8,}$/.test(headers["request-id"] ?? "")) complaints.push("no request id");
  if (status >= 400) complaints.push(...problemComplaints(sent, answer));
  return complaints;
}

function problemComplaints(sent: Sent, { status, headers, text }: Answer): string[] {
  if (headers["content-type"] !== "application/problem+json")
    return [`no problem document: ${headers["content-type"]} ${text.slice(0, 200)}`];
  const problem = parsed(text) as Problem | undefined;
  if (!problem) return ["a problem document that is no JSON"];
  const complaints: string[] = [];
  const code = problemCodes.find((known) => known === problem.code);
  if (!code) complaints.push(`an unknown code: ${problem.code}`);
  else if (problemStatus[code] !== status) complaints.push(`${code} is not ${status}`);
  if (problem.status !== status) complaints.push("a status in the document that is not the answer's");
  if (problem.traceId !== headers["request-id"]) complaints.push("a trace id that is not the request's");
  if (!problem.type.endsWith(`/docs/problems/${problem.code}`)) complaints.push(`type ${problem.type}`);
  for (const words of [problem.title, problem.detail]) {
    if (!words || /\{\w+\}/.test(words)) complaints.push(`a text with a gap: ${words}`);
  }
  for (const issue of problem.errors ?? []) complaints.push(...issueComplaints(sent, issue));
  if (problem.code === "validation_failed" && !problem.errors?.length) complaints.push("no field to mend");
  return complaints;
}

function issueComplaints(sent: Sent, issue: Issue): string[] {
  const complaints: string[] = [];
  if (!issue.message || /\{\w+\}/.test(issue.message)) complaints.push(`a text with a gap: ${issue.message}`);
  if (!wasSent(sent, issue))
    complaints.push(`points at ${issue.in} ${issue.pointer} (${issue.code}), which was not sent`);
  return complaints;
}

/** Whether what is pointed at was sent; what is required is pointed at in what should hold it. */
function wasSent(sent: Sent, { in: place, pointer, code }: Issue): boolean {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const [name = ""] = steps;
  if (place === "header")
    return Object.keys(sent.headers).some((header) => header.toLowerCase() === name.toLowerCase());
  if (place === "query") {
    const names = [...new URLSearchParams(sent.path.split("?")[1] ?? "").keys()];
    return pointer === "" || code === "required" || names.includes(name);
  }
  if (pointer === "") return true;
  if (sent.value === undefined) return false;
  const missing = code === "required" || code === "exchange_rate_required";
  return exists(sent.value, missing ? steps.slice(0, -1) : steps);
}

function exists(value: Json, steps: readonly string[]): boolean {
  let inner: unknown = value;
  for (const step of steps) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, step)) return false;
    inner = (inner as Record<string, unknown>)[step];
  }
  return true;
}

/** What is wrong with an answer of the GoApi façade, which has failures of its own shape. */
export function goApiComplaints(answer: Answer): string[] {
  const { status, headers, text } = answer;
  const complaints: string[] = [];
  if (![200, 304, 400, 401, 403, 404, 405, 409, 413, 415, 422].includes(status))
    complaints.push(`status ${status}`);
  if (!/^[\w-]{8,}$/.test(headers["request-id"] ?? "")) complaints.push("no request id");
  if (status < 400) return complaints;
  const failure = parsed(text) as { success?: boolean; summary?: string; validation?: Issue[] } | undefined;
  if (failure?.success !== false || !failure.summary || !Array.isArray(failure.validation))
    return [...complaints, `no failure of v1's: ${text.slice(0, 200)}`];
  for (const words of [failure.summary, ...failure.validation.map(({ message }) => message)]) {
    if (/\{\w+\}/.test(words)) complaints.push(`a text with a gap: ${words}`);
  }
  return complaints;
}

/** What is wrong with an answer of the token endpoint, which answers as RFC 6749 says. */
export function tokenComplaints({ status, headers, text }: Answer): string[] {
  const complaints: string[] = [];
  if (![200, 400, 401].includes(status)) complaints.push(`status ${status}`);
  if (!/^[\w-]{8,}$/.test(headers["request-id"] ?? "")) complaints.push("no request id");
  const body = parsed(text) as { error?: string; access_token?: string } | undefined;
  const errors = ["invalid_request", "invalid_client", "unsupported_grant_type", "invalid_scope"];
  if (status === 200 ? !body?.access_token : !errors.includes(body?.error ?? ""))
    complaints.push(`no answer of RFC 6749's: ${text.slice(0, 200)}`);
  return complaints;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
