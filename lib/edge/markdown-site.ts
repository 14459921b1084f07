import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { marked } from "marked";
import { siteStyle } from "./markdown-style";

/** A set of pages that are written in Markdown and read as plain HTML, without a line of script. */
export type Site = {
  /** Where the files stand, from the root. A standalone server works in its own folder, into which next.config.js has them copied. */
  readonly folder: string;
  readonly root: "/help" | "/docs";
  readonly language: "nb" | "en";
  readonly title: string;
  readonly topics: readonly string[];
  readonly words: { readonly contents: string; readonly markdown: string; readonly table: string };
  /** Beside the title: where else to go. */
  readonly links: readonly { readonly href: string; readonly label: string }[];
};

/** A page that is not a file of the site, but belongs to it. */
export type MadePage = {
  readonly text: string;
  /** Its own address. */
  readonly path: string;
  readonly language: Site["language"];
  readonly words: Site["words"];
};

/** A page of the site as HTML; null when there is no such page. */
export async function sitePage(site: Site, topic: string): Promise<Response | null> {
  if (!site.topics.includes(topic)) return null;
  const text = await read(site, topic);
  const { language, words } = site;
  return madePage(site, { text, path: `${site.root}/${topic}`, language, words });
}

/** The same page as it is written; null when there is no such page. */
export async function siteMarkdown(site: Site, topic: string): Promise<Response | null> {
  return site.topics.includes(topic) ? markdown(await read(site, topic)) : null;
}

/** Markdown as an answer. */
export function markdown(text: string, vary: Record<string, string> = {}): Response {
  return new Response(text, { headers: { ...headers("text/markdown"), ...vary } });
}

/** A page in the site's frame. The texts are our own, so their HTML needs no washing. */
export async function madePage(site: Site, page: MadePage): Promise<Response> {
  const contents = await Promise.all(
    site.topics.map(async (topic) => {
      const href = `${site.root}/${topic}`;
      const current = href === page.path ? ' aria-current="page"' : "";
      return `<li><a href="${href}"${current}>${titleOf(await read(site, topic), site)}</a></li>`;
    }),
  );
  const links = site.links.map(({ href, label }) => `<a href="${href}">${label}</a>`).join("");
  // The frame is in the site's language, the page perhaps in the reader's.
  const lang = page.language === site.language ? "" : ` lang="${site.language}"`;
  return new Response(
    `<!doctype html><html lang="${page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/icon.svg">
<title>${titleOf(page.text, site)} · ${site.title} · Fordring</title><style>${siteStyle}</style></head>
<body><header${lang}><strong>Fordring · ${site.title}</strong>${links}</header>
<div class="site"><main>${await htmlOf(page)}
<footer><a href="${page.path}.md">${page.words.markdown}</a></footer></main>
<nav aria-label="${page.words.contents}"${lang}><ul>${contents.join("")}</ul></nav></div></body></html>`,
    { headers: headers("text/html") },
  );
}

/** Headings can be linked to; wide tables and code scroll by themselves, also by keyboard. */
async function htmlOf({ text, words }: MadePage): Promise<string> {
  const html = await marked.parse(text, { gfm: true });
  return html
    .replace(/<h2>(.*?)<\/h2>/g, (_, title: string) => `<h2 id="${anchorOf(title)}">${title}</h2>`)
    .replaceAll("<table>", `<div class="table" tabindex="0" role="group" aria-label="${words.table}"><table>`)
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<th></th>", "<td></td>")
    .replaceAll("<pre>", '<pre tabindex="0">');
}

/** The name of a heading in an address, as GitHub makes it: "Posting the money back" is `posting-the-money-back`. */
export function anchorOf(title: string): string {
  return title
    .replace(/<[^>]+>|&\w+;/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .trim()
    .replaceAll(" ", "-");
}

function titleOf(text: string, site: Site): string {
  return /^# (.+)$/m.exec(text)?.[1]?.replaceAll("`", "") ?? site.title;
}

function read(site: Site, topic: string): Promise<string> {
  return readFile(join(process.cwd(), site.folder, `${topic}.md`), "utf8");
}

function headers(type: string) {
  return { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "public, max-age=300" };
}
