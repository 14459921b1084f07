import { createServer } from "node:http";
import postgres from "postgres";

/** One statement of a request, as our own code sent it. */
export type BareQuery = { readonly text: string; readonly parameters: readonly unknown[] };

/** What the server needs, sent to it as a message: the database, and the statements behind each path. */
export type BareOrder = {
  readonly url: string;
  readonly paths: Readonly<Record<string, readonly BareQuery[]>>;
};

/**
 * The limit that the partner API is measured against: Node's own HTTP server, the same statements through the
 * same driver, and `JSON.stringify`. No framework, checks, fence or contract. Answers its port as a message.
 */
process.once("message", ({ url, paths }: BareOrder) => {
  const sql = postgres(url, { max: 8, onnotice: () => undefined });
  const server = createServer(async (request, response) => {
    const found: unknown[] = [];
    for (const { text, parameters } of paths[request.url ?? ""] ?? []) {
      found.push(await sql.unsafe(text, [...parameters] as never[], { prepare: true }));
    }
    response.setHeader("content-type", "application/json").end(JSON.stringify(found));
  });
  server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
});
