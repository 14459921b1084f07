import { readFile } from "node:fs/promises";
import { join } from "node:path";

// A standalone server works in its own folder, into which next.config.js has these two files copied.
const swaggerUi = join(process.cwd(), "node_modules", "swagger-ui-dist");

const startScript = `SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

const stylesheet = `body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; color: #16202a; background: #fff; }
body > header { display: flex; flex-wrap: wrap; gap: 1.5rem; max-width: 1420px; margin: 0 auto; padding: 1.5rem 20px 1rem; border-bottom: 1px solid #d5dce2; }
h1 { margin: 0 auto 0 0; font-size: 1rem; }
body > header a { color: #0b5c7a; }
#reference > noscript { max-width: 1420px; margin: 1rem auto; padding: 0 20px; }
`;

const assets: Readonly<Record<string, { readonly type: string; readonly read: () => Promise<string> }>> = {
  "swagger-ui-bundle.js": {
    type: "text/javascript",
    read: () => readFile(join(swaggerUi, "swagger-ui-bundle.js"), "utf8"),
  },
  "swagger-ui.css": { type: "text/css", read: () => readFile(join(swaggerUi, "swagger-ui.css"), "utf8") },
  "start.js": { type: "text/javascript", read: async () => startScript },
  "docs.css": { type: "text/css", read: async () => stylesheet },
};

/** One file of the API reference; nothing but these four can be asked for. */
export async function docsAsset(file: string): Promise<Response> {
  const asset = Object.hasOwn(assets, file) ? assets[file] : undefined;
  if (!asset) return new Response(null, { status: 404 });
  return new Response(await asset.read(), {
    headers: { "Content-Type": `${asset.type}; charset=utf-8`, "Cache-Control": "public, max-age=86400" },
  });
}
