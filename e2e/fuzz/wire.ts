import { Agent, request } from "node:http";
import type { Json } from "./schema";

/** A request as bytes, with what can be pointed at in it. */
export type Sent = {
  /** What is wrong with it, for the one who reads a failure. */
  readonly about: string;
  readonly method: string;
  /** With its query, percent-encoded as it goes out. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The body's meaning, when it has one. */
  readonly value?: Json;
};

/** What came back. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Send bytes as they are: a client of a higher level mends what is broken before anyone sees it. */
export function send(origin: string, { method, path, headers, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const length = body === undefined ? {} : { "content-length": String(body.byteLength) };
    const outgoing = request({ agent, hostname, port, method, path, headers: { ...length, ...headers } });
    let answered = false;
    outgoing.on("response", (incoming) => {
      answered = true;
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () => {
        const told = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(told),
          text: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    // A body too large is answered before all of it is read.
    outgoing.on("error", (error) => (answered ? undefined : reject(error)));
    outgoing.end(body);
  });
}
