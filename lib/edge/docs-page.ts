import { type Code, problemCodes } from "@/lib/contracts/partner-api/codes";
import { type Language, problemTexts } from "./language";
import { problemStatus } from "./problem";

const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "public, max-age=300",
  Vary: "Accept-Language",
};

/** What frames the reference, in the reader's language. */
const words = {
  nb: {
    title: "Fordring partner-API",
    intro: "For factoringselskaper og andre integratorer. Hele kontrakten finnes som",
    problems: "Feilkoder",
    back: "Til API-referansen",
  },
  en: {
    title: "Fordring partner API",
    intro: "For factoring companies and other integrators. The whole contract is published as",
    problems: "Problem codes",
    back: "To the API reference",
  },
} as const;

/** The API reference: Swagger UI from our own origin, without a line of inline script. */
export function referencePage(language: Language): Response {
  const text = words[language];
  const codes = problemCodes
    .map((code) => `<a href="/docs/problems/${code}"><code>${code}</code></a>`)
    .join(" · ");
  return page(
    language,
    text.title,
    `<header><h1>${text.title}</h1><p>${text.intro} <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
<details><summary>${text.problems}</summary><p>${codes}</p></details></header>
<main id="reference"></main>
<script src="/docs/assets/swagger-ui-bundle.js" defer></script><script src="/docs/assets/start.js" defer></script>`,
  );
}

/** Where a problem document's `type` leads: what the code means, and its status. */
export function problemPage(code: string, language: Language): Response {
  if (!isCode(code)) return new Response(null, { status: 404 });
  const { title, detail } = problemTexts[language].problems[code];
  return page(
    language,
    title,
    `<main><h1>${title}</h1><p><code>${code}</code> · HTTP ${problemStatus[code]}</p><p>${detail.replace(/\{(\w+)\}/g, "<var>$1</var>")}</p>
<p><a href="/docs">${words[language].back}</a></p></main>`,
  );
}

function isCode(text: string): text is Code {
  return (problemCodes as readonly string[]).includes(text);
}

/** The texts are our own and hold no markup; a fact's place in one is shown by its name. */
function page(language: Language, title: string, body: string): Response {
  return new Response(
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/docs/assets/swagger-ui.css"><link rel="stylesheet" href="/docs/assets/docs.css"></head>
<body>${body}</body></html>`,
    { headers },
  );
}
