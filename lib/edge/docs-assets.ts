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

// Swagger UI names none of its lists, and its examples scroll where no keyboard reaches.
const nameOf = (select) => {
  if (select.id === "servers") return "Server";
  const parameter = select.closest("tr")?.querySelector(".parameter__name")?.firstChild?.textContent;
  if (parameter) return parameter;
  return select.classList.contains("examples-select-element") ? "Example" : "Media type";
};
const mend = () => {
  for (const select of document.querySelectorAll("#reference select:not([aria-label])"))
    select.setAttribute("aria-label", nameOf(select));
  for (const example of document.querySelectorAll("#reference pre:not([tabindex])")) example.tabIndex = 0;
};
let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    mend();
  });
}).observe(document.getElementById("reference"), { childList: true, subtree: true });
`;

const stylesheet = `body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; color: #16202a; background: #fff; }
body > header { display: flex; flex-wrap: wrap; gap: 1.5rem; max-width: 1420px; margin: 0 auto; padding: 1.5rem 20px 1rem; border-bottom: 1px solid #d5dce2; }
h1 { margin: 0 auto 0 0; font-size: 1rem; }
body > header a { color: #0b5c7a; }
.swagger-ui .info .title small pre.version, .swagger-ui .info .title small.version-stamp { background: #48525f; }
.swagger-ui .info .title small { background: #48525f; }
.swagger-ui .info a, .swagger-ui .info .url, .swagger-ui a.nostyle:hover, .swagger-ui .markdown a, .swagger-ui .renderedMarkdown a { color: #0b5c7a; }
.swagger-ui .opblock.opblock-get .opblock-summary .opblock-summary-method { background: #1a5fa8; text-shadow: none; }
.swagger-ui .opblock.opblock-post .opblock-summary .opblock-summary-method { background: #17693f; text-shadow: none; }
.swagger-ui .opblock.opblock-put .opblock-summary .opblock-summary-method { background: #8f4d00; text-shadow: none; }
.swagger-ui .opblock.opblock-patch .opblock-summary .opblock-summary-method { background: #0d6660; text-shadow: none; }
.swagger-ui .opblock.opblock-delete .opblock-summary .opblock-summary-method { background: #b3261e; text-shadow: none; }
.swagger-ui .parameter__in, .swagger-ui .parameter__type, .swagger-ui .prop-format, .swagger-ui .prop-type { color: #3b4151; }
.swagger-ui .parameter__name.required span, .swagger-ui .parameter__name.required::after, .swagger-ui .opblock-section-request-body .required, .swagger-ui .required { color: #b3261e; }
.swagger-ui .btn.authorize { color: #17693f; border-color: #17693f; }
.swagger-ui .response-control-media-type__accept-message { color: #17693f; }
.swagger-ui .markdown code, .swagger-ui .renderedMarkdown code { color: #6b1fb1; }
.swagger-ui .microlight span[style*="211, 99, 99"] { color: #ff9c9c !important; }
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
