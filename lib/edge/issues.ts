import type { z } from "zod";
import type { FieldIssue, IssueCode, IssuePlace } from "@/lib/contracts/partner-api/codes";

/** RFC 6901: "/lines/2/account"; the empty path is the whole. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** How many faults a problem document tells of: the first ones. Whoever sends more mends those first. */
export const ISSUES_MAX = 100;

/** What zod found, in the API's own words. An unknown key is pointed at itself, not at the object around it. */
export function fieldIssues(error: z.ZodError, place: IssuePlace): FieldIssue[] {
  const found = error.issues.flatMap((issue): FieldIssue[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        in: place,
        pointer: pointerOf([...issue.path, key]),
        code: "unknown_field",
      }));
    }
    return [{ in: place, pointer: pointerOf(issue.path), ...describe(issue) }];
  });
  return found.slice(0, ISSUES_MAX);
}

type Described = { readonly code: IssueCode; readonly facts?: Readonly<Record<string, string | number>> };

function describe(issue: z.core.$ZodIssue): Described {
  switch (issue.code) {
    case "invalid_type":
      return isMissing(issue)
        ? { code: "required" }
        : {
            code: "invalid_type",
            facts: { expected: issue.expected === "int" ? "integer" : issue.expected },
          };
    case "invalid_format":
      return { code: issue.format === "datetime" ? "invalid_date" : "invalid_format" };
    case "invalid_value":
      if (isMissing(issue)) return { code: "required" };
      return { code: "invalid_value", facts: { allowed: issue.values.map(String).join(", ") } };
    case "too_small":
      return { code: sizeCode(issue.origin, "too_small"), facts: { minimum: Number(issue.minimum) } };
    case "too_big":
      return { code: sizeCode(issue.origin, "too_big"), facts: { maximum: Number(issue.maximum) } };
    case "custom":
      return ownRule(issue.params);
    default:
      return { code: "invalid" };
  }
}

/** Not there at all: known when the parser was asked to report inputs, else from zod's own message. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.input === undefined && ("input" in issue || issue.message.includes("undefined"));
}

function sizeCode(origin: string, side: "too_small" | "too_big"): IssueCode {
  if (origin === "string") return side === "too_small" ? "too_short" : "too_long";
  if (origin === "array") return side === "too_small" ? "too_few" : "too_many";
  return side;
}

/** The rule named by `because(…)` in the contract. */
function ownRule(params: Record<string, unknown> | undefined): Described {
  const { issue, facts } = (params ?? {}) as { issue?: IssueCode; facts?: NonNullable<Described["facts"]> };
  return { code: issue ?? "invalid", ...(facts ? { facts } : {}) };
}
