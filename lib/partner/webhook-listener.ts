import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** What came, as it came. */
export type HeardMessage = { headers: IncomingHttpHeaders; body: string };

/** A program of ours that webhooks are sent to, on this machine. */
export type WebhookListener = {
  url: string;
  /** The next message, waited for. It was answered 503 until `recover`, 204 from then on. */
  next: () => Promise<HeardMessage>;
  recover: () => void;
  close: () => Promise<void>;
};

/** How long a worker may take to send, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Open a listener that is out of order, and hears all the same. */
export async function openListener(): Promise<WebhookListener> {
  const heard: HeardMessage[] = [];
  const waiting: ((message: HeardMessage) => void)[] = [];
  let status = 503;
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const message = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      const taker = waiting.shift();
      if (taker) taker(message);
      else heard.push(message);
      answer.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/hook`,
    next() {
      const first = heard.shift();
      if (first) return Promise.resolve(first);
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error("no webhook came in 30 seconds")), PATIENCE_MS);
        waiting.push((message) => {
          clearTimeout(late);
          resolve(message);
        });
      });
    },
    recover() {
      status = 204;
    },
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
