/**
 * The name of the constraint or guard that refused a statement, or null when the error is something else.
 * postgres.js throws its own error at commit and in raw SQL; drizzle wraps it and keeps it as the cause.
 */
export function constraintOf(error: unknown): string | null {
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    const name: unknown = Reflect.get(current, "constraint_name");
    if (typeof name === "string") return name;
  }
  return null;
}
