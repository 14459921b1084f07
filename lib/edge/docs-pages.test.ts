import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { newWebhookSecret, signatureOf } from "@/lib/adapters/webhook";
import { problemCodes } from "@/lib/contracts/partner-api/codes";
import { TOKEN_LIFETIME_SECONDS } from "@/lib/contracts/partner-api/token";
import { docsTopics } from "@/lib/text/docs-topics";
import { problemPages as problemPagesEn } from "@/lib/text/en/problem-pages";
import { problemPages as problemPagesNb } from "@/lib/text/nb/problem-pages";
import { DELIVERY_JSON_BYTES_MAX, JSON_BYTES_MAX, MULTIPART_BYTES_MAX } from "./body";
import { docsPage } from "./docs-pages";
import { docsFiles, refreshed } from "./docs-tables";
import { anchorOf } from "./markdown-site";
import { codesOf, contracts } from "./openapi";
import { problemPage, problemText } from "./problem-pages";

const textOf = async (topic: string) => (await (await docsPage(`${topic}.md`))?.text()) ?? "";
const anchorsOf = (text: string) =>
  [...text.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => anchorOf(title.replace(/[`*]/g, "")));

test("every page of the portal is in its contents, and every entry of the contents is a page", async () => {
  const files = await readdir(join(import.meta.dirname, "../../docs/api"));
  expect(files.map((file) => file.replace(/\.md$/, "")).sort()).toEqual([...docsTopics].sort());
});

test("what the pages hold of the domain is what the code says: run `npm run openapi` after changing it", () => {
  for (const { text } of docsFiles()) expect(text).toBe(refreshed(text));
  expect(refreshed("<!-- generated: statuses -->\nold\n<!-- /generated -->")).toContain("`fetched`");
});

describe.each(docsTopics)("%s", (topic) => {
  test("reads as HTML with one heading and no script, and as the Markdown it is", async () => {
    const html = await docsPage(topic);
    const page = (await html?.text()) ?? "";
    const text = await textOf(topic);
    const title = /^# (.+)$/m.exec(text)?.[1];

    expect(title).toBeTruthy();
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).not.toContain("<script");
    expect(page).toContain('<html lang="en">');
    // Each table that is written is drawn: one that a comment has swallowed would stand as text.
    expect(page.match(/<table>/g)?.length ?? 0).toBe(text.match(/^\|(---\|)+$/gm)?.length ?? 0);
  });

  test("leads only to pages and headings that are there", async () => {
    const text = await textOf(topic);
    const links = [...text.matchAll(/\]\((?<to>[^)\s]+)\)/g)].map(({ groups }) => groups?.to ?? "");
    const known = new Set<string>([
      ...docsTopics,
      ...problemCodes.map((code) => `/docs/problems/${code}`),
      "/docs/reference",
      "/api/v1/openapi.json",
    ]);
    for (const link of links.filter((one) => !one.startsWith("https://"))) {
      const [page = "", anchor] = link.split("#");
      expect(known).toContain(page || topic);
      if (anchor) expect(anchorsOf(await textOf(page || topic))).toContain(anchor);
    }
  });

  test("names only operations that the API has", async () => {
    const operations = [
      { method: "POST", path: "/oauth/token" },
      ...contracts.map(({ method, path }) => ({ method: method as string, path: path as string })),
    ];
    const named = [...(await textOf(topic)).matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/[\w/{}-]+)/g)];
    for (const [, method = "", path = ""] of named) {
      const shape = path.replace(/\{\w+\}/g, "{}");
      const found = operations.some(
        (one) => one.method === method && one.path.replace(/\{\w+\}/g, "{}") === shape,
      );
      expect({ method, path, found }).toEqual({ method, path, found: true });
    }
  });
});

test.each(["../integrator", "nothing", "__proto__", "start.md.md"])("there is no page %s", async (name) => {
  expect(await docsPage(name)).toBeNull();
  expect(await problemPage(name, "en")).toBeNull();
});

describe.each(problemCodes)("/docs/problems/%s", (code) => {
  test.each(["nb", "en"] as const)(
    "says cause and cure, with an example and who answers it, in %s",
    async (language) => {
      const { cause, cure } = { nb: problemPagesNb, en: problemPagesEn }[language][code];
      const text = problemText(code, language);
      expect(text).toContain(cause);
      expect(text).toContain(cure);
      const example = JSON.parse(/```json\n([\s\S]+?)\n```/.exec(text)?.[1] ?? "{}");
      expect(example).toMatchObject({ code });
      expect(JSON.stringify([example.title, example.detail])).not.toMatch(/\{\w+\}/);
      for (const { operationId } of contracts.filter((one) => codesOf(one).includes(code)))
        expect(text).toContain(`/${operationId})`);

      const html = await problemPage(code, language);
      const page = (await html?.text()) ?? "";
      expect(page).toContain(`<html lang="${language}">`);
      expect(page.match(/<h1>/g)).toHaveLength(1);
      expect(html?.headers.get("vary")).toBe("Accept-Language");
      expect(await (await problemPage(`${code}.md`, language))?.text()).toBe(text);
    },
  );
});

test("the page about webhooks verifies a message with the very code that it shows", async () => {
  const source = /```js\n([\s\S]+?)```/.exec(await textOf("webhooks"))?.[1] ?? "";
  const folder = await mkdtemp(join(tmpdir(), "fordring-docs-"));
  try {
    await writeFile(join(folder, "verify.mjs"), source);
    const { isFromFordring } = await import(
      /* @vite-ignore */ pathToFileURL(join(folder, "verify.mjs")).href
    );
    const [secret, other] = [newWebhookSecret(), newWebhookSecret()];
    const sentAt = new Date("2026-11-16T09:12:44Z");
    const payload = '{"type":"invoice.ready"}';
    const message = { id: "m-1", url: "https://partner.example", payload, secrets: [secret, other], sentAt };
    const headers = {
      "webhook-id": "m-1",
      "webhook-timestamp": String(sentAt.getTime() / 1000),
      "webhook-signature": signatureOf(message),
    };
    const at = (seconds: number) => sentAt.getTime() + seconds * 1000;

    expect(isFromFordring(headers, payload, [secret], at(1))).toBe(true);
    expect(isFromFordring(headers, payload, [other], at(1))).toBe(true);
    expect(isFromFordring(headers, payload, [newWebhookSecret()], at(1))).toBe(false);
    expect(isFromFordring(headers, `${payload} `, [secret], at(1))).toBe(false);
    expect(isFromFordring({ ...headers, "webhook-id": "m-2" }, payload, [secret], at(1))).toBe(false);
    expect(isFromFordring(headers, payload, [secret], at(301))).toBe(false);
    expect(isFromFordring({ ...headers, "webhook-timestamp": "soon" }, payload, [secret], at(1))).toBe(false);
    expect(isFromFordring({}, payload, [secret], at(1))).toBe(false);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("the limits on the page are those that are kept", async () => {
  const text = await textOf("limits");
  const MiB = 1024 * 1024;
  expect(text).toContain(`| a token | lives for ${TOKEN_LIFETIME_SECONDS / 60} minutes`);
  expect(text).toContain(
    `| JSON body | ${JSON_BYTES_MAX / MiB} MiB, and ${DELIVERY_JSON_BYTES_MAX / MiB} MiB for a delivery`,
  );
  expect(text).toContain(`| multipart body | ${MULTIPART_BYTES_MAX / MiB} MiB |`);
});
