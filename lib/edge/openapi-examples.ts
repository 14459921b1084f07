import { type Code, type FieldIssue, issueCodes } from "@/lib/contracts/partner-api/codes";
import type { Contract, Parts } from "@/lib/contracts/partner-api/contract";
import { allowedTransitions, factoringStatuses } from "@/lib/domain/factoring";
import { fieldIssues } from "./issues";
import type { Language } from "./language";
import { problemDocument } from "./problem";
import { acceptedMedia, largestJson } from "./request-input";

type Facts = Readonly<Record<string, unknown>>;

/** A problem document as an operation would answer it: with its own address, fields and facts. */
export function problemExample(
  contract: Contract,
  code: Code,
  allow: readonly string[],
  language: Language = "en",
) {
  const facts = contract.examples?.refusals?.[code] ?? factsOf(contract, code, allow);
  return problemDocument(
    { code, ...facts },
    {
      origin: "https://fordring.example",
      instance: `/api/v1${examplePath(contract)}`,
      language,
      requestId: "0b0ef8f5-5a53-4a0e-9f4d-0d1f6f0f6a01",
    },
  );
}

function factsOf(contract: Contract, code: Code, allow: readonly string[]): Facts {
  switch (code) {
    case "validation_failed":
      return { errors: brokenField(contract) };
    case "invalid_status_transition":
      return brokenTransition(contract);
    case "account_not_allowed":
      return { pointer: postedTo(contract.examples?.body) };
    case "scope_missing":
      return { scope: contract.permission };
    case "payload_too_large":
      return { limit: largestJson(contract) };
    case "unsupported_media":
      return { accepted: acceptedMedia(contract) };
    case "method_not_allowed":
      return { allow };
    default:
      return plainFacts[code] ?? {};
  }
}

/** Facts that fit wherever the code is answered. */
const plainFacts: Readonly<Record<string, Facts>> = {
  account_not_mapped: {
    errors: [{ pointer: "/items/0/kind", code: "account_not_mapped", facts: { eventKind: "reserve" } }],
  },
  already_reversed: { reversedBy: "2-15" },
  event_not_allowed: { errors: [{ pointer: "/items/0/kind", code: "event_needs_financing" }] },
  invoice_final: { from: "completed" },
  rate_limited: { retryAfter: 1 },
  duplicate_external_reference: { existingVoucherId: "2-14" },
  unbalanced_voucher: { differenceOre: 100n },
  period_locked: { lockDate: "2026-11-30" },
  dedicated_only: { integration: "Tinde Oppgjør" },
};

/** What the contract itself says of a request that is wrong in one field: the first that can be. */
function brokenField(contract: Contract): FieldIssue[] {
  const body = contract.examples?.body;
  if (contract.body && typeof body === "object" && body !== null) {
    for (const key of Object.keys(body)) {
      const { [key]: _, ...rest } = body as Record<string, unknown>;
      const issues = issuesOf(contract.body, rest, "body");
      if (issues.length > 0) return issues;
    }
    const [first = ""] = Object.keys(body);
    return issuesOf(contract.body, { ...body, [first]: [0] }, "body").slice(0, 1);
  }
  if (contract.query) {
    for (const name of ["limit", "cursor", "before", ...Object.keys(shapeOf(contract.query))]) {
      const value = name === "limit" ? "1000" : "2026-02-30";
      const issue = issuesOf(contract.query, { [name]: value }, "query").find(
        ({ pointer, code }) => pointer === `/${name}` && code !== "unknown_field",
      );
      if (issue) return [issue];
    }
  }
  return [{ in: "header", pointer: "/Idempotency-Key", code: "invalid_format" }];
}

function issuesOf(schema: Parts, value: unknown, place: "body" | "query"): FieldIssue[] {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success ? [] : fieldIssues(parsed.error, place);
}

/** The names of an object schema's fields; a schema of another kind has none. */
function shapeOf(schema: Parts): Record<string, unknown> {
  return "shape" in schema ? (schema.shape as Record<string, unknown>) : {};
}

/** A step that cannot be taken: to the status that the operation leads to, from one that does not lead there. */
function brokenTransition(contract: Contract): Facts {
  const output = contract.examples?.output as { status?: string } | undefined;
  const to = factoringStatuses.find((status) => status === output?.status) ?? "delivered";
  const from = (["delivered", "collection", "fetched", "rejected", "completed"] as const).find(
    (status) => status !== to && !allowedTransitions[status].includes(to),
  );
  return from ? { from, to, allowed: allowedTransitions[from] } : {};
}

/** Where a body names an account, a customer or an invoice: the first such place. */
function postedTo(body: unknown, at = ""): string {
  if (typeof body !== "object" || body === null) return "";
  for (const [key, value] of Object.entries(body)) {
    const pointer = `${at}/${key}`;
    if (["account", "customerNo", "invoiceNo", "factoringInvoiceId"].includes(key)) return pointer;
    const below = postedTo(value, pointer);
    if (below) return below;
  }
  return "";
}

const candidates = [
  "019ab1c2-7d00-7a11-8c22-000000000001",
  "2-14",
  "10023",
  "80000",
  "advance",
  "example",
] as const;

/** An example of each parameter in the path: the first of our usual names that the contract takes. */
export function exampleParams(contract: Contract): Readonly<Record<string, string>> {
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return Object.fromEntries(
    names.map((name) => [
      name,
      candidates.find((value) => {
        const parsed = contract.params?.safeParse({ [name]: value });
        return parsed?.success || !parsed?.error.issues.some(({ path }) => path[0] === name);
      }) ?? "example",
    ]),
  );
}

/** The operation's address with its parameters filled in. */
export function examplePath(contract: Contract): string {
  const params = exampleParams(contract);
  return contract.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name);
}

/** All that one field can have wrong with it, for the schema of a problem document. */
export const fieldCodes: string[] = [...issueCodes];
