import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { helpTopics } from "@/lib/text/help-topics";
import { helpMarkdown, helpPage } from "./help-pages";

const folder = join(import.meta.dirname, "../../docs/help");

test("every page of the help is in its contents, and every entry of the contents is a page", () => {
  const files = readdirSync(folder).map((file) => file.replace(/\.md$/, ""));
  expect(files.sort()).toEqual([...helpTopics].sort());
});

describe.each(helpTopics)("%s", (topic) => {
  test("reads as HTML with one heading, and as the Markdown it is", async () => {
    const [html, markdown] = await Promise.all([helpPage(topic), helpMarkdown(topic)]);
    const page = (await html?.text()) ?? "";
    const text = (await markdown?.text()) ?? "";
    const title = /^# (.+)$/m.exec(text)?.[1];

    expect(title).toBeTruthy();
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).not.toContain("<script");
    expect(markdown?.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  });

  test("leads only to pages that are there", async () => {
    const text = (await (await helpMarkdown(topic))?.text()) ?? "";
    const links = [...text.matchAll(/\]\((?<to>[^)]+)\)/g)].map(({ groups }) => groups?.to);
    expect(links.filter((link) => !(helpTopics as readonly (string | undefined)[]).includes(link))).toEqual(
      [],
    );
  });
});

test("the five terms of the source documents are explained", async () => {
  const text = (await (await helpMarkdown("begreper"))?.text()) ?? "";
  for (const term of [
    "Factoring",
    "Dedikert factoringløsning",
    "Alternativ integrasjon",
    "Finansiering",
    "Forskuttering",
  ])
    expect(text).toContain(`- **${term}**:`);
});

test.each(["../README", "nothing", "__proto__"])("there is no page %s", async (topic) => {
  expect(await helpPage(topic)).toBeNull();
  expect(await helpMarkdown(topic)).toBeNull();
});
