import type { GoApiFilter, GoApiPage } from "@/db/queries/goapi-invoices";
import { type GoApiField, goApiFields, goApiValue } from "@/lib/domain/goapi";
import {
  type Comparison,
  type Filter,
  type Literal,
  type ODataRefusal,
  type Order,
  parseFilter,
  parseOrder,
} from "@/lib/domain/odata";
import { ok, type Result, refuse } from "@/lib/domain/result";

/** The most invoices of one answer, and how many there are when `$top` is not sent. */
export const TOP_MAX = 1_000;
const SKIP_MAX = 1_000_000;

/** As they stand in the address: each by itself, or all of them as the text of `options`, as v1's reference has it. */
export type WrittenOptions = {
  readonly options?: string | undefined;
  readonly $filter?: string | undefined;
  readonly $orderby?: string | undefined;
  readonly $skip?: string | undefined;
  readonly $top?: string | undefined;
};

const names = ["$filter", "$orderby", "$skip", "$top"] as const;
type Name = (typeof names)[number];

/** Why the options cannot be followed: which one, and what stands in the way. */
export type OptionsRefusal = {
  readonly code: "invalid";
  readonly option: string;
  readonly reason: ODataRefusal["reason"] | "unknown_option" | "repeated_option" | "not_a_count";
  readonly near: string;
};

type Read<Value> = Result<Value, OptionsRefusal>;

/** What page is asked for, in the terms of the query. */
export function readOptions(written: WrittenOptions): Read<Omit<GoApiPage, "statuses">> {
  const given = gather(written);
  if (!given.ok) return given;
  const filter = readFilter(given.value.get("$filter"));
  if (!filter.ok) return filter;
  const order = readOrder(given.value.get("$orderby"));
  if (!order.ok) return order;
  const skip = readCount("$skip", given.value.get("$skip"), { otherwise: 0, most: SKIP_MAX });
  if (!skip.ok) return skip;
  const top = readCount("$top", given.value.get("$top"), { otherwise: TOP_MAX, most: TOP_MAX });
  if (!top.ok) return top;
  return ok({ filter: filter.value, order: order.value, skip: skip.value, top: top.value });
}

function gather({ options, ...each }: WrittenOptions): Read<ReadonlyMap<Name, string>> {
  const given = new Map<Name, string>();
  const all = [...Object.entries(each), ...new URLSearchParams(options ?? "")];
  for (const [key, value] of all) {
    if (value === undefined) continue;
    const name = names.find((known) => known === key);
    if (!name) return problem("options", "unknown_option", key);
    if (given.has(name)) return problem(name, "repeated_option", name);
    given.set(name, value);
  }
  return ok(given);
}

function readFilter(text: string | undefined): Read<GoApiFilter | null> {
  if (text === undefined || text.trim() === "") return ok(null);
  const parsed = parseFilter<GoApiField>(text, goApiFields);
  return parsed.ok ? understood(parsed.value) : problem("$filter", parsed.error.reason, parsed.error.near);
}

function understood(filter: Filter<GoApiField>): Read<GoApiFilter> {
  if (filter.is === "condition") return comparable(filter.field, filter.comparison, filter.literal);
  const parts: GoApiFilter[] = [];
  for (const part of filter.of) {
    const read = understood(part);
    if (!read.ok) return read;
    parts.push(read.value);
  }
  return ok({ is: filter.is, of: parts });
}

function comparable(field: GoApiField, comparison: Comparison, literal: Literal): Read<GoApiFilter> {
  const value = goApiValue(goApiFields[field], comparison, literal);
  if (value === undefined)
    return problem("$filter", "unfit_literal", `${field} ${comparison} ${literal.text}`.slice(0, 80));
  return ok({ is: "condition", field, comparison, value });
}

function readOrder(text: string | undefined): Read<readonly Order<GoApiField>[]> {
  if (text === undefined || text.trim() === "") return ok([]);
  const parsed = parseOrder<GoApiField>(text, goApiFields);
  return parsed.ok ? parsed : problem("$orderby", parsed.error.reason, parsed.error.near);
}

function readCount(
  name: Name,
  text: string | undefined,
  { otherwise, most }: { readonly otherwise: number; readonly most: number },
): Read<number> {
  if (text === undefined) return ok(otherwise);
  const count = /^\d{1,7}$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
  return count <= most ? ok(count) : problem(name, "not_a_count", text.slice(0, 20));
}

function problem(option: string, reason: OptionsRefusal["reason"], near: string) {
  return refuse<OptionsRefusal>({ code: "invalid", option, reason, near });
}
