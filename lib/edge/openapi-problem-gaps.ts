/** A problem document that the reference shows. */
export type ProblemExample = {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly status?: number;
  readonly code?: string;
  readonly instance?: string;
  readonly traceId?: string;
  readonly errors?: readonly { readonly in: string; readonly pointer: string; readonly message: string }[];
} & Readonly<Record<string, unknown>>;

/** Where an example stands. */
type Occasion = {
  readonly code: string;
  readonly status: string;
  readonly path: string;
  readonly scopes: readonly string[];
  /** The example of the request's body. */
  readonly body: unknown;
  /** The names that the query takes. */
  readonly query: readonly string[];
};

/** What is untrue or unsaid in the example of a refusal; its facts are mended by `contract.examples.refusals`. */
export function problemGaps(example: ProblemExample | undefined, occasion: Occasion): string[] {
  if (!example) return ["has no example"];
  return [...frameGaps(example, occasion), ...factGaps(example, occasion), ...errorGaps(example, occasion)];
}

function frameGaps(example: ProblemExample, { code, status, path }: Occasion): string[] {
  const texts = [example.title, example.detail, ...(example.errors ?? []).map(({ message }) => message)];
  const address = new RegExp(`^/api/v1${path.replace(/\{\w+\}/g, "[^/{}]+")}$`);
  return [
    ...(example.code === code ? [] : [`the example has the code ${example.code}`]),
    ...(String(example.status) === status ? [] : [`the example has the status ${example.status}`]),
    ...(example.type?.endsWith(`/docs/problems/${code}`) ? [] : ["its type leads to another page"]),
    ...(example.traceId ? [] : ["the example has no traceId"]),
    ...(address.test(example.instance ?? "") ? [] : [`its instance is ${example.instance}`]),
    ...texts
      .filter((text) => !text || /\{\w+\}/.test(text))
      .map((text) => `a text lacks its facts: "${text}" (contract.examples.refusals.${code})`),
  ];
}

function factGaps(example: ProblemExample, { code, scopes }: Occasion): string[] {
  if (code === "scope_missing" && !scopes.includes(String(example.scope)))
    return [`names the scope ${example.scope}, which is not the operation's`];
  if (code === "method_not_allowed" && !(Array.isArray(example.allow) && example.allow.length > 0))
    return ["does not name the methods that are allowed"];
  if (code === "invalid_status_transition") {
    const { from, to, allowed } = example;
    const makes = typeof from === "string" && typeof to === "string" && Array.isArray(allowed);
    if (!makes || allowed.includes(to))
      return ["needs from, to and allowed, of which to is none (contract.examples.refusals)"];
  }
  return [];
}

function errorGaps({ code, errors }: ProblemExample, { body, query }: Occasion): string[] {
  if (code === "validation_failed" && !errors?.length) return ["points at no field"];
  return (errors ?? []).flatMap(({ in: place, pointer }) => {
    if (place === "header") return pointer === "/Idempotency-Key" ? [] : [`points at the header ${pointer}`];
    if (place === "query")
      return query.includes(pointer.slice(1)) ? [] : [`points at ${pointer}, not in the query`];
    return parentOf(body, pointer) ? [] : [`points at ${pointer}, where the example of the body has nothing`];
  });
}

/** Whether a pointer's parent stands in a body: the field itself may be what is missing. */
function parentOf(body: unknown, pointer: string): boolean {
  const steps = pointer.split("/").slice(1, -1);
  const parent = steps.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    body,
  );
  return typeof parent === "object" && parent !== null;
}
