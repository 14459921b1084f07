import { randomUUID } from "node:crypto";
import { openApiText } from "@/lib/edge/openapi";
import { resource } from "@/lib/edge/resource";

const text = openApiText();

/** The published contract of the partner API; anyone may read it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async () =>
    new Response(text, {
      headers: {
        "Content-Type": "application/json",
        "Cache-Control": "public, max-age=300",
        "Access-Control-Allow-Origin": "*",
        "Request-Id": randomUUID(),
      },
    }),
});
