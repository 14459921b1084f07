/**
 * `scheme://host` as the caller wrote it, for the absolute links in our answers. A proxy says the scheme in
 * `X-Forwarded-Proto`; a `Host` that is not one falls back to the address the server knows.
 */
export function publicOrigin(request: Request): string {
  const own = new URL(request.url);
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host") ?? "";
  if (!/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host)) return own.origin;

  const scheme = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return `${scheme === "https" || scheme === "http" ? scheme : own.protocol.slice(0, -1)}://${host}`;
}
