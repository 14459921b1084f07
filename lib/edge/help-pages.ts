import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { marked } from "marked";
import { type HelpTopic, helpTopics } from "@/lib/text/help-topics";

// A standalone server works in its own folder, into which next.config.js has these files copied.
const folder = join(process.cwd(), "docs/help");

const words = { title: "Hjelp", contents: "Innhold", markdown: "Som Markdown", app: "Til Fordring" } as const;

const stylesheet = `
:root { color-scheme: light dark; --ink: #16202a; --soft: #4a5866; --paper: #fbfcfd; --rule: #d5dce2; --accent: #0b5c7a; --wash: #eef3f6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ecf0; --soft: #a9b6c1; --paper: #131a1f; --rule: #33404a; --accent: #7cc4e0; --wash: #1c262d; }
}
body { margin: 0 auto; max-width: 66rem; padding: 1.5rem 1.25rem 4rem; font: 1rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { display: flex; gap: 1.5rem; padding-bottom: 1rem; border-bottom: 1px solid var(--rule); }
header strong { margin-right: auto; }
.help { display: grid; gap: 2rem; }
@media (min-width: 48rem) { .help { grid-template-columns: 15rem minmax(0, 1fr); } nav { order: -1; } }
nav ul { list-style: none; padding: 0; }
nav a { display: block; padding: .25rem 0; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
a { color: var(--accent); }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
main { max-width: 44rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--rule); }
[align="right"] { text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 2.5rem; font-size: .9rem; }
@media print { nav, header, footer { display: none; } }
`;

/** A page of the help as plain HTML without a line of script; null when there is no such page. */
export async function helpPage(topic: string): Promise<Response | null> {
  if (!isTopic(topic)) return null;
  const texts = await Promise.all(helpTopics.map(async (one) => ({ topic: one, text: await read(one) })));
  const text = texts.find((one) => one.topic === topic)?.text ?? "";
  const contents = texts.map(
    (one) =>
      `<li><a href="/help/${one.topic}"${one.topic === topic ? ' aria-current="page"' : ""}>${titleOf(one.text)}</a></li>`,
  );
  return new Response(
    `<!doctype html><html lang="nb"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(text)} · ${words.title} · Fordring</title><style>${stylesheet}</style></head>
<body><header><strong>Fordring · ${words.title}</strong><a href="/">${words.app}</a></header>
<div class="help"><main>${await htmlOf(text)}
<footer><a href="/help/${topic}.md">${words.markdown}</a></footer></main>
<nav aria-label="${words.contents}"><ul>${contents.join("")}</ul></nav></div></body></html>`,
    { headers: headers("text/html") },
  );
}

/** The same page as it is written; null when there is no such page. */
export async function helpMarkdown(topic: string): Promise<Response | null> {
  return isTopic(topic) ? new Response(await read(topic), { headers: headers("text/markdown") }) : null;
}

/** The texts are our own, so their HTML needs no washing. Wide tables scroll by themselves, also by keyboard. */
async function htmlOf(text: string): Promise<string> {
  const html = await marked.parse(text, { gfm: true });
  return html
    .replaceAll("<table>", '<div class="table" tabindex="0" role="group" aria-label="Tabell"><table>')
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<th></th>", "<td></td>");
}

function titleOf(text: string): string {
  return /^# (.+)$/m.exec(text)?.[1] ?? words.title;
}

function read(topic: HelpTopic): Promise<string> {
  return readFile(join(folder, `${topic}.md`), "utf8");
}

function isTopic(topic: string): topic is HelpTopic {
  return (helpTopics as readonly string[]).includes(topic);
}

function headers(type: string) {
  return { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "public, max-age=300" };
}
