import type { Client } from "@/lib/client/client";
import type { Connection, Invoice, Voucher } from "../api";
import type { CompanySide } from "../company-side";
import { type Accounts, accountsOf } from "../postings";
import { expectThat } from "../stage";
import { type BarePhrase, inWords, type Said, verbatim, type Words } from "../words";
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
  /** One whose whole life it tells as events. */
  third?: Invoice;
  /** One that it administers only. */
  fourth?: Invoice;
  pdf?: Uint8Array<ArrayBuffer>;
  advance?: { voucher: Voucher; id: string };
  /** A voucher of the run's own that may be reversed. */
  spare?: string;
  /** A document that it has sent in. */
  documentId?: string;
  /** The operations whose answers were judged. */
  operations?: ReadonlySet<string>;
};

/** One run against one Fordring. */
export type Walk = {
  readonly client: Client;
  /** The same with a token that no Fordring has given. */
  readonly stranger: Client;
  /** Ask with another token. */
  readonly askAs: (token: string, method: string, path: string) => Promise<Told>;
  /** Ask for a token by hand. */
  readonly askToken: (authorization: string, form: Record<string, string>) => Promise<Told>;
  readonly keys: { readonly applicationKey: string; readonly clientKey: string };
  /** Ask anything; a 429 is waited out. */
  readonly ask: (method: string, path: string, asked?: Asked, by?: Client) => Promise<Told>;
  /** Every answer of the run so far, the client's own too. */
  readonly exchanges: readonly Exchange[];
  readonly known: Known;
  /** The client's own people, where they can be asked: in a demo. */
  readonly company: CompanySide | null;
  /** Told apart from every other run, in references. */
  readonly mark: string;
};

/** A promise of the API's, and how it is looked at. The words returned are what was seen. */
export type Check = {
  readonly area: BarePhrase;
  readonly name: BarePhrase;
  readonly run: (walk: Walk) => Promise<Said | undefined>;
};

/** Could not be looked at, and why; neither passed nor failed. */
export class Skipped extends Error {
  override name = "Skipped";
  readonly why: Words;

  constructor(why: Said) {
    super(inWords(why).en);
    this.why = inWords(why);
  }
}

/** What an earlier check has left. */
export function need<Name extends keyof Known>(walk: Walk, name: Name): NonNullable<Known[Name]> {
  const value = walk.known[name];
  if (value === undefined) throw new Skipped(missing[name]);
  return value as NonNullable<Known[Name]>;
}

const missing = {
  connection: "the agreement could not be read",
  invoice: "no invoice waits to be fetched: the client must send one",
  second: "it takes two invoices that wait: the client must send another",
  third: "it takes three invoices that wait: the client must send another",
  fourth: "it takes four invoices that wait: the client must send another",
  pdf: "no invoice was delivered",
  advance: "no voucher was posted",
  spare: "no voucher was posted",
  documentId: "no document was sent in",
  operations: "the answers were not judged",
} as const satisfies Record<keyof Known, Said>;

/** The account of each kind of event. */
export function accounts(walk: Walk): Accounts {
  return accountsOf(need(walk, "connection"));
}

/**
 * See that an answer is the refusal that was promised: status, problem document, code, and whatever facts.
 *
 * @throws NotAsPromised
 */
export function expectRefusal(told: Told, status: number, code: string, facts: object = {}): Words {
  expectThat("the answer", { status: told.status, ...summary(told) }, { status, code });
  expectThat("the media type", told.headers.get("Content-Type")?.split(";")[0], "application/problem+json");
  expectThat("the problem", told.body, { status, code, ...facts });
  expectThat("the trace", told.body, { traceId: told.headers.get("Request-Id") });
  return verbatim(`${status} ${code}`);
}

/** See that it went well. */
export function expectStatus(told: Told, status: number): void {
  expectThat("the answer", { status: told.status, ...summary(told) }, { status });
}

function summary({ body }: Told): { code?: unknown } {
  return typeof body === "object" && body !== null && "code" in body ? { code: body.code } : {};
}
