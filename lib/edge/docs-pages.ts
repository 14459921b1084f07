import { docsTopics } from "@/lib/text/docs-topics";
import { problemPageWords } from "@/lib/text/en/problem-pages";
import { type Site, siteMarkdown, sitePage } from "./markdown-site";

const { contents, markdown, table } = problemPageWords;

/** The integrators' portal. It is English throughout, but for the problem pages. */
export const docsSite: Site = {
  folder: "docs/api",
  root: "/docs",
  language: "en",
  title: "API for integrators",
  topics: docsTopics,
  words: { contents, markdown, table },
  links: [
    { href: "/docs/reference", label: "API reference" },
    { href: "/api/v1/openapi.json", label: "OpenAPI 3.1" },
  ],
};

/** A page of the portal: HTML, or Markdown when its name ends so; null when there is no such page. */
export function docsPage(name: string): Promise<Response | null> {
  return name.endsWith(".md") ? siteMarkdown(docsSite, name.slice(0, -3)) : sitePage(docsSite, name);
}
