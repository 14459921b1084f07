import type { Client } from "@/lib/client/client";
import type { Connection, Invoice, Voucher } from "../api";
import { type Accounts, accountsOf } from "../postings";
import { expectThat } from "../stage";
import type { Exchange } from "./document";

/** An answer, whatever it is. `body` is its JSON; null when it has none. */
export type Told = { status: number; headers: Headers; body: unknown; bytes: Uint8Array };

/** A request of the run's own making. */
export type Asked = { json?: unknown; body?: BodyInit; headers?: Record<string, string> };

/** What has become known on the way: each check leaves what later ones build upon. */
export type Known = {
  connection?: Connection;
  /** The invoice that the run takes from ready to completed. */
  invoice?: Invoice;
  /** One that it turns down. */
  second?: Invoice;
  pdf?: Uint8Array<ArrayBuffer>;
  advance?: { voucher: Voucher; id: string };
};

/** One run against one Fordring. */
export type Walk = {
  readonly client: Client;
  /** The same with a token that no Fordring has given. */
  readonly stranger: Client;
  /** Ask for a token by hand. */
  readonly askToken: (authorization: string, form: Record<string, string>) => Promise<Told>;
  readonly keys: { readonly applicationKey: string; readonly clientKey: string };
  /** Ask anything; a 429 is waited out. */
  readonly ask: (method: string, path: string, asked?: Asked, by?: Client) => Promise<Told>;
  /** Every answer of the run so far, the client's own too. */
  readonly exchanges: readonly Exchange[];
  readonly known: Known;
  /** Told apart from every other run, in references. */
  readonly mark: string;
};

/** A promise of the API's, and how it is looked at. The words returned are what was seen. */
export type Check = {
  readonly area: string;
  readonly name: string;
  readonly run: (walk: Walk) => Promise<string | undefined>;
};

/** Could not be looked at, and why; neither passed nor failed. */
export class Skipped extends Error {
  override name = "Skipped";
}

/** What an earlier check has left. */
export function need<Name extends keyof Known>(walk: Walk, name: Name): NonNullable<Known[Name]> {
  const value = walk.known[name];
  if (value === undefined) throw new Skipped(missing[name]);
  return value as NonNullable<Known[Name]>;
}

const missing: Record<keyof Known, string> = {
  connection: "the agreement could not be read",
  invoice: "no invoice waits to be fetched: the client must send one",
  second: "it takes two invoices that wait: the client must send another",
  pdf: "no invoice was delivered",
  advance: "no voucher was posted",
};

/** The account of each kind of event. */
export function accounts(walk: Walk): Accounts {
  return accountsOf(need(walk, "connection"));
}

/**
 * See that an answer is the refusal that was promised: status, problem document, code, and whatever facts.
 *
 * @throws NotAsPromised
 */
export function expectRefusal(told: Told, status: number, code: string, facts: object = {}): string {
  expectThat("the answer", { status: told.status, ...summary(told) }, { status, code });
  expectThat("the media type", told.headers.get("Content-Type")?.split(";")[0], "application/problem+json");
  expectThat("the problem", told.body, { status, code, ...facts });
  expectThat("the trace", told.body, { traceId: told.headers.get("Request-Id") });
  return `${status} ${code}`;
}

/** See that it went well. */
export function expectStatus(told: Told, status: number): void {
  expectThat("the answer", { status: told.status, ...summary(told) }, { status });
}

function summary({ body }: Told): { code?: unknown } {
  return typeof body === "object" && body !== null && "code" in body ? { code: body.code } : {};
}
