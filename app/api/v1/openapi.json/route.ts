import { openApiText } from "@/lib/edge/openapi";

const text = openApiText();

/** The published contract of the partner API; anyone may read it. */
export function GET(): Response {
  return new Response(text, {
    headers: {
      "Content-Type": "application/json",
      "Cache-Control": "public, max-age=300",
      "Access-Control-Allow-Origin": "*",
    },
  });
}
