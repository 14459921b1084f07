import { createServer } from "node:http";
import postgres from "postgres";

/** One statement of a request, as our own code sent it. */
export type BareQuery = {
  readonly text: string;
  readonly parameters: readonly unknown[];
  /** What each request shall have of its own: the text `from` becomes the next of `to`, or a rising number without any. */
  readonly swap?: { readonly from: string; readonly to: readonly string[] };
};

/** What the server needs, sent to it as a message: the database, and the statements behind each path. */
export type BareOrder = {
  readonly url: string;
  /** Whose books its connections are open for: the ledger's functions ask. */
  readonly companyId: number;
  readonly paths: Readonly<Record<string, readonly BareQuery[]>>;
};

/**
 * The limit that the partner API is measured against: Node's own HTTP server, the same statements through the
 * same driver, and `JSON.stringify`. No framework, checks, fence or contract. Answers its port as a message.
 */
process.once("message", ({ url, companyId, paths }: BareOrder) => {
  const connection = { "app.company_id": String(companyId) } as Record<string, string>;
  const sql = postgres(url, { max: 8, connection, onnotice: () => undefined });
  let requests = 0;
  const server = createServer(async (request, response) => {
    for await (const _ of request); // What was sent is read, as it must be to be answered.
    const found: unknown[] = [];
    requests += 1;
    for (const query of paths[request.url ?? ""] ?? []) {
      found.push(await sql.unsafe(query.text, parametersOf(query, requests) as never[], { prepare: true }));
    }
    response.setHeader("content-type", "application/json").end(JSON.stringify(found));
  });
  server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
});

function parametersOf({ parameters, swap }: BareQuery, request: number): unknown[] {
  if (!swap) return [...parameters];
  const by = swap.to[request % swap.to.length] ?? String(request);
  return parameters.map((value) => (typeof value === "string" ? value.replaceAll(swap.from, by) : value));
}
