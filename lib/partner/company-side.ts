import { ProblemError } from "@/lib/client/problem";
import { tokenKeeper, tokenRequest } from "@/lib/client/token";
import { createTransport, jsonOf } from "@/lib/client/transport";
import type { ConnectionKeys } from "./keys";
import { playedReference } from "./played";
import { NotPlayable } from "./stage";
import { words } from "./words";

/**
 * The client's own people, as far as a story needs them. It is no part of the partner API: a demo lets whoever has a connection's
 * keys ask for it at `/demo/client`, so that everything can be tried without a person at the screen.
 */
export type CompanySide = {
  /**
   * Send an invoice of NOK 12 500 to a customer with «Bruk Factoring», or of 1 250 in another currency, with a file when that
   * is asked for; answers its id in the partner API.
   */
  readonly sendInvoice: (wanted?: { currency?: string; attached?: boolean }) => Promise<string>;
  /** Credit an invoice, all of it or a percentage of its first line. Answers the credit note's id; null when none is offered. */
  readonly credit: (invoiceId: string, percent: number) => Promise<string | null>;
  /** The debtor has paid the client so much, in øre; answers the direct payment's id. */
  readonly payDirectly: (invoiceId: string, amount: number) => Promise<string>;
  /** Pass a direct payment on, or have it set off. */
  readonly clear: (directPaymentId: string, way: "forward" | "set_off") => Promise<void>;
};

/** The client behind a connection; null where it is a real one, who cannot be asked. */
export async function openCompanySide(
  keys: ConnectionKeys,
  reach?: typeof fetch,
): Promise<CompanySide | null> {
  const url = new URL("/demo/client", keys.baseUrl);
  const transport = createTransport({ fetch: reach }, () => undefined);
  const tokens = tokenKeeper(() =>
    transport.send(new URL("/api/v1/oauth/token", keys.baseUrl), async () => tokenRequest(keys)),
  );
  const headers = async () => ({
    Authorization: `Bearer ${await tokens.token()}`,
    "Content-Type": "application/json",
  });
  const known = await transport.once(url, { headers: await headers() });
  if (known.status !== 204) return null;

  async function ask(act: object): Promise<string | null> {
    try {
      const body = JSON.stringify(act);
      const done = await transport.send(url, async () => ({
        method: "POST",
        headers: await headers(),
        body,
      }));
      const { id } = jsonOf(done.bytes);
      return typeof id === "string" ? id : null;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const why = error.code || String(error.status);
      throw new NotPlayable(words("the demo's client could not do its part: {why}", { why }));
    }
  }

  return {
    sendInvoice: async (wanted = {}) =>
      (await ask({ act: "send_invoice", orderReference: playedReference, ...wanted })) ?? "",
    credit: (invoiceId, percent) => ask({ act: "credit", invoiceId, percent }),
    payDirectly: async (invoiceId, amount) => (await ask({ act: "pay_directly", invoiceId, amount })) ?? "",
    async clear(directPaymentId, way) {
      await ask({ act: way, directPaymentId });
    },
  };
}
