import { type Code, problemCodes } from "@/lib/contracts/partner-api/codes";
import * as en from "@/lib/text/en/problem-pages";
import * as nb from "@/lib/text/nb/problem-pages";
import { docsSite } from "./docs-pages";
import { type Language, problemTexts } from "./language";
import { madePage, markdown } from "./markdown-site";
import { codesOf, contracts, methodsOf } from "./openapi";
import { problemExample } from "./openapi-examples";
import { problemStatus } from "./problem";

const pageWords = { nb: nb.problemPageWords, en: en.problemPageWords } as const;
const pageTexts = { nb: nb.problemPages, en: en.problemPages } as const;

const byLanguage = { Vary: "Accept-Language" };

/**
 * Where a problem document's `type` leads: what the code means, its cause and its cure, in the reader's language.
 *
 * @param name the code, with `.md` after it for Markdown
 * @returns null when there is no such code
 */
export async function problemPage(name: string, language: Language): Promise<Response | null> {
  const code = name.replace(/\.md$/, "");
  if (!isCode(code)) return null;
  const text = problemText(code, language);
  if (name !== code) return markdown(text, byLanguage);
  const words = pageWords[language];
  const page = await madePage(docsSite, { text, path: `/docs/problems/${code}`, language, words });
  page.headers.set("Vary", byLanguage.Vary);
  return page;
}

/** The page as Markdown. */
export function problemText(code: Code, language: Language): string {
  const words = pageWords[language];
  const { cause, cure } = pageTexts[language][code];
  const { title } = problemTexts[language].problems[code];
  const answering = contracts.filter((contract) => codesOf(contract).includes(code));
  const example = JSON.stringify(exampleOf(code, language), null, 2);
  const links = answering.map(
    ({ tag, operationId, summary }) =>
      `- [\`${operationId}\`](${referenceLink(tag, operationId)}): ${summary}`,
  );
  return `# ${title}

\`${code}\` · HTTP ${problemStatus[code]}

## ${words.cause}

${cause}

## ${words.cure}

${cure}

## ${words.example}

\`\`\`json
${example}
\`\`\`

## ${words.answeredBy}

${links.length > 0 ? links.join("\n") : words.everywhere}

[${words.all}](/docs/errors)
`;
}

/** The reference, opened at an operation: Swagger UI's own form of address. */
export function referenceLink(tag: string, operationId: string): string {
  return `/docs/reference#/${encodeURIComponent(tag).replaceAll("'", "%27")}/${operationId}`;
}

/** As the operation that says most about it answers; 405 is any address's. */
function exampleOf(code: Code, language: Language) {
  const [first] = contracts;
  const answering = contracts.filter((contract) => codesOf(contract).includes(code));
  const telling = answering.find(
    (contract) => contract.refusals.some((own) => own === code) && contract.body,
  );
  const contract = telling ?? answering[0] ?? first;
  return contract ? problemExample(contract, code, methodsOf(contract.path), language) : {};
}

function isCode(text: string): text is Code {
  return (problemCodes as readonly string[]).includes(text);
}
