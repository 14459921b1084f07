import { z } from "zod";
import type { Code } from "@/lib/contracts/partner-api/codes";
import type { Contract } from "@/lib/contracts/partner-api/contract";

type Headers = Record<string, z.ZodType>;

/** What every answer carries, whatever came of the request. */
export const everyAnswer: Headers = {
  "Request-Id": z
    .uuid()
    .meta({ description: "Names this answer in our logs; a problem document repeats it as `traceId`" }),
};

/** On every answer behind a token, as draft-ietf-httpapi-ratelimit-headers-10 writes them. */
export const rateLimitHeaders = {
  RateLimit: z.string().meta({
    description: "What remains: `r` calls now, and all of the quota again in `t` seconds",
    examples: ['"connection";r=49;t=1'],
  }),
  "RateLimit-Policy": z.string().meta({
    description:
      "The quota: `q` calls that may come at once, and the `w` seconds in which an empty one fills",
    examples: ['"connection";q=50;w=5'],
  }),
  "RateLimit-Limit": z.string().meta({
    description: "`q` of `RateLimit-Policy` by itself, for libraries that read these three",
    examples: ["50"],
  }),
  "RateLimit-Remaining": z.string().meta({ description: "`r` of `RateLimit` by itself", examples: ["49"] }),
  "RateLimit-Reset": z
    .string()
    .meta({ description: "`t` of `RateLimit` by itself: seconds, rounded up", examples: ["1"] }),
};

/** On a 429. */
export const retryAfterHeader = z.string().meta({
  description: "Whole seconds until there is room for a call",
  examples: ["1"],
});

/** A refusal before the connection is known, or when it is not live, has no quota to tell of. */
const rateLimitIfKnown: Headers = Object.fromEntries(
  Object.entries(rateLimitHeaders).map(([name, header]) => [name, header.optional()]),
);

const language = z
  .string()
  .optional()
  .meta({
    description: "The language of problem documents: `nb` or `en`; `nb` when absent",
    examples: ["en"],
  });

const idempotencyKey = z
  .string()
  .max(255)
  .optional()
  .meta({
    description:
      "Makes a repeat answer as the first time, with `Idempotent-Replayed: true`. Kept for at least 7 days.",
    examples: ["2f1c6a0e-payment-10042"],
  });

const ifNoneMatch = z
  .string()
  .optional()
  .meta({
    description: "An `ETag` that you have: 304 when it is still the document",
    examples: ['"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"'],
  });

/** What a request may carry beside its token. */
export function requestHeaders(contract: Contract): Headers {
  return {
    "Accept-Language": language,
    ...(contract.method === "GET" ? {} : { "Idempotency-Key": idempotencyKey }),
    ...(contract.media ? { "If-None-Match": ifNoneMatch } : {}),
  };
}

/** The checksum of a stored document, twice: for caches and for proof. */
const checksums: Headers = {
  ETag: z.string().meta({ description: "The SHA-256 in hexadecimal, quoted" }),
  "Repr-Digest": z.string().meta({ description: "RFC 9530: `sha-256=:…:`" }),
};

const contentDisposition = z.string().meta({
  description: "The name to save it under (RFC 6266)",
  examples: ["attachment; filename=\"timeliste.pdf\"; filename*=UTF-8''timeliste.pdf"],
});

/** What a success carries. */
export function successHeaders(contract: Contract, status: number): Headers {
  return {
    ...everyAnswer,
    ...rateLimitHeaders,
    ...(contract.method === "GET"
      ? {}
      : {
          "Idempotent-Replayed": z
            .literal("true")
            .optional()
            .meta({ description: "On a repeated `Idempotency-Key`" }),
        }),
    ...(status === 201 && contract.locationOf
      ? { Location: z.string().meta({ description: "Where it can be read" }) }
      : {}),
    ...(contract.media ? checksums : {}),
    ...(typeof contract.media === "object" ? { "Content-Disposition": contentDisposition } : {}),
  };
}

/** What "unchanged" carries. */
export const unchangedHeaders: Headers = { ...everyAnswer, ...rateLimitHeaders, ...checksums };

/** What a refusal carries, by the codes that share its status. */
export function refusalHeaders(codes: readonly Code[]): Headers {
  const headers: Headers = {
    ...everyAnswer,
    "Content-Language": z.enum(["nb", "en"]).meta({ description: "The language of `title` and `detail`" }),
  };
  if (!codes.includes("unauthorized") && !codes.includes("method_not_allowed"))
    Object.assign(headers, codes.includes("rate_limited") ? rateLimitHeaders : rateLimitIfKnown);
  if (codes.includes("rate_limited")) headers["Retry-After"] = retryAfterHeader;
  if (codes.includes("unauthorized") || codes.includes("scope_missing")) {
    headers["WWW-Authenticate"] = z
      .string()
      .optional()
      .meta({
        description: codes.includes("unauthorized")
          ? "RFC 6750: `Bearer`, with `error` when a token was sent"
          : 'RFC 6750: `Bearer error="insufficient_scope"` and the scope, with `scope_missing`',
      });
  }
  if (codes.includes("method_not_allowed"))
    headers.Allow = z.string().meta({ description: "The methods that the address has" });
  if (codes.includes("duplicate_external_reference"))
    headers.Location = z.string().optional().meta({ description: "The voucher that has the reference" });
  return headers;
}
