import { helpTopics } from "@/lib/text/help-topics";
import { type Site, siteMarkdown, sitePage } from "./markdown-site";

const help: Site = {
  folder: "docs/help",
  root: "/help",
  language: "nb",
  title: "Hjelp",
  topics: helpTopics,
  words: { contents: "Innhold", markdown: "Som Markdown", table: "Tabell" },
  links: [{ href: "/", label: "Til Fordring" }],
};

/** A page of the help as plain HTML without a line of script; null when there is no such page. */
export const helpPage = (topic: string): Promise<Response | null> => sitePage(help, topic);

/** The same page as it is written; null when there is no such page. */
export const helpMarkdown = (topic: string): Promise<Response | null> => siteMarkdown(help, topic);
