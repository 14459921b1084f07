/** The API reference: Swagger UI from our own origin, without a line of inline script. */
export function referencePage(): Response {
  const title = "API reference";
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/icon.svg">
<title>${title} · Fordring</title><link rel="stylesheet" href="/docs/assets/swagger-ui.css"><link rel="stylesheet" href="/docs/assets/docs.css"></head>
<body><header><h1>Fordring · ${title}</h1><a href="/docs/start">Guides</a><a href="/docs/quick-start">Quick start</a><a href="/docs/errors">Errors</a><a href="/api/v1/openapi.json">OpenAPI 3.1</a></header>
<main id="reference"><noscript><p>The reference is drawn by a script. The same contract is in the <a href="/api/v1/openapi.json">OpenAPI document</a>.</p></noscript></main>
<script src="/docs/assets/swagger-ui-bundle.js" defer></script><script src="/docs/assets/start.js" defer></script></body></html>`,
    {
      headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "public, max-age=300" },
    },
  );
}
