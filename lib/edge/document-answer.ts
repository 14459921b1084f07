/** A stored file as it is kept. */
type StoredDocument = {
  readonly filename: string;
  readonly mediaType: string;
  readonly sha256: Uint8Array;
  readonly bytes: Uint8Array;
};

/**
 * A stored file, byte for byte, to a signed-in person. It never changes, so its checksum is its ETag; but it
 * is asked for each time, since who may see it does. A file that came from outside is shown as the type it is
 * kept as and as nothing else.
 */
export function documentAnswer(file: StoredDocument | null, request: Request): Response {
  if (!file) return new Response(null, { status: 404 });

  const etag = `"${Buffer.from(file.sha256).toString("hex")}"`;
  const how = new URL(request.url).searchParams.has("download") ? "attachment" : "inline";
  const headers = {
    "Cache-Control": "private, no-cache",
    ETag: etag,
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": `${how}; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
  };
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim());
  if (known.some((tag) => tag.replace(/^W\//, "") === etag))
    return new Response(null, { status: 304, headers });

  return new Response(new Uint8Array(file.bytes), {
    headers: {
      ...headers,
      "Content-Type": file.mediaType,
      "Content-Length": String(file.bytes.byteLength),
    },
  });
}
