import type { z } from "zod";
import type { PartnerScope } from "@/lib/domain/actor";
import type { AttachmentType } from "@/lib/domain/attachment";
import type { Code, commonCodes, mutationCodes } from "./codes";

/** What a stored file can be. */
type MediaType = "application/xml" | AttachmentType;

/** The shape of an object of parameters, or of a body. */
export type Parts = z.ZodType<object>;

/**
 * One endpoint of the partner API: all that the handler checks and all that the published OpenAPI document
 * says come from this value, so that they cannot disagree.
 */
export type Contract = {
  readonly operationId: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Under `/api/v1`, with OpenAPI's braces around parameters. */
  readonly path: `/${string}`;
  readonly tag:
    | "Access"
    | "Invoices"
    | "Customers"
    | "Vouchers"
    | "Clearing account"
    | "Client's own invoices"
    | "Vouchers of alternative integrations"
    | "Direct payments"
    | "Events"
    | "Webhooks";
  readonly summary: string;
  readonly description: string;
  /** The scope that the token must carry; null when any token will do. */
  readonly permission: PartnerScope | null;
  readonly params?: Parts;
  readonly query?: Parts;
  readonly body?: Parts;
  /** The same body as `multipart/form-data`: a JSON part `meta` beside a file part `pdf`. */
  readonly multipart?: { readonly meta: Parts };
  /** The largest JSON body in bytes, where it is not the usual. */
  readonly largestBody?: number;
  /** The bytes of a stored file are answered, and not JSON: of this type, or of that which the file itself tells. */
  readonly media?: MediaType | readonly [MediaType, ...MediaType[]];
  readonly output: z.ZodType;
  /** What a success is called, by status. */
  readonly success: Readonly<Record<number, string>>;
  /** Which of `success` an answer is, when there are several. */
  readonly statusOf?: (output: never) => number;
  /** Where what was made can be read, under `/api/v1`. */
  readonly locationOf?: (output: never) => string | null;
  /** The refusals that are its own; the common ones are added by themselves. */
  readonly refusals: readonly Code[];
  readonly examples?: {
    readonly body?: unknown;
    readonly output?: unknown;
    /** Where `success` has several statuses: what the others look like. */
    readonly outputs?: Readonly<Record<number, unknown>>;
    /** The facts of its own refusals, where those that the document finds by itself would say too little. */
    readonly refusals?: Readonly<Partial<Record<Code, Readonly<Record<string, unknown>>>>>;
  };
};

type Of<Schema> = Schema extends z.ZodType ? z.output<Schema> : unknown;

/** What the verb behind a contract is given: parameters, query and body in one flat object. */
export type InputOf<C extends Contract> = Of<C["params"]> & Of<C["query"]> & Of<C["body"]>;

/** What the verb behind a contract answers; the edge turns it into JSON. */
export type OutputOf<C extends Contract> = z.output<C["output"]>;

/** The codes that the published document promises for a contract. A verb with another one does not compile. */
export type CodeOf<C extends Contract> =
  | C["refusals"][number]
  | (typeof commonCodes)[number]
  | (typeof mutationCodes)[number];
