const kinds = ["customer", "supplier", "finance"] as const;

/** What the address book's address asks for; what makes no sense there counts as not given. */
export function readContactFilter(query: Readonly<Record<string, string | string[] | undefined>>) {
  const { kind, q } = query;
  const search = typeof q === "string" ? q.trim().slice(0, 100) : "";
  return { kind: kinds.find((one) => one === kind), search: search || undefined };
}
