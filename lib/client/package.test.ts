import { execFile } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { problemCodes } from "@/lib/contracts/partner-api/codes";
import { childEnv } from "@/lib/env";

const run = promisify(execFile);
const folder = import.meta.dirname;
/** Somebody's strict project for Node, with no option for our sake. */
const consumer = [
  "--noEmit",
  "--strict",
  "--module",
  "nodenext",
  "--target",
  "es2022",
  "--lib",
  "es2023,dom",
];
const tsc = resolve(folder, "../../node_modules/typescript/bin/tsc");

test("the folder is a package by itself: built without Node's types, and run by Node with nothing installed", {
  timeout: 120_000,
}, async () => {
  const dist = await mkdtemp(join(tmpdir(), "fordring-client-"));
  try {
    // Its tsconfig has `types: []`: whatever is no web standard does not compile.
    await run(process.execPath, [tsc, "-p", folder, "--outDir", dist]);
    await copyFile(join(folder, "openapi.d.ts"), join(dist, "openapi.d.ts"));
    expect(await readdir(dist)).toEqual(expect.arrayContaining(["client.js", "client.d.ts", "webhook.js"]));

    // A consumer that knows nothing of us gets the types: the wrong one does not compile.
    const use = (expression: string) =>
      `import { createClient } from "./client.js";
       const client = createClient({ baseUrl: "", token: async () => "" });
       export const used: string = (await client.get("/connection")).${expression};`;
    await writeFile(join(dist, "package.json"), '{ "type": "module" }');
    await writeFile(join(dist, "right.ts"), use("company.name"));
    await writeFile(join(dist, "wrong.ts"), use("company.nme"));
    const compile = (file: string) =>
      run(process.execPath, [tsc, ...consumer, file], { cwd: dist }).then(
        () => "compiles",
        (error: { stdout: string }) => error.stdout,
      );
    expect(await compile("right.ts")).toBe("compiles");
    expect(await compile("wrong.ts")).toContain("'nme' does not exist");

    const client = pathToFileURL(join(dist, "client.js"));
    const script = `
      import { createClient } from ${JSON.stringify(client)};
      const client = createClient({ baseUrl: "http://127.0.0.1:9", token: async () => "t", attempts: 1 });
      await client.get("/connection").catch((error) => console.log(error.name));`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script]);
    expect(stdout.trim()).toBe("NetworkError");
  } finally {
    await rm(dist, { recursive: true, force: true });
  }
});

test("packed by npm and installed in an empty folder it runs with plain Node, and compiles in a strict project", {
  timeout: 120_000,
}, async () => {
  const place = await mkdtemp(join(tmpdir(), "fordring-consumer-"));
  try {
    const copied = join(place, "copied");
    await cp(folder, copied, { recursive: true, filter: (path) => !/dist$|\.test\.ts$/.test(path) });
    // npm builds before it packs; the compiler is the publisher's own.
    const env = childEnv({ PATH: `${join(tsc, "../../../.bin")}:${childEnv({}).PATH}` });
    const npm = (cwd: string, ...args: string[]) => run("npm", args, { cwd, env });
    await npm(copied, "pack", "--pack-destination", place);
    const [tarball = ""] = (await readdir(place)).filter((name) => name.endsWith(".tgz"));

    const app = join(place, "app");
    await mkdir(app);
    await writeFile(join(app, "package.json"), '{ "name": "app", "private": true, "type": "module" }');
    await npm(app, "install", "--offline", "--no-audit", "--no-fund", join(place, tarball));
    await writeFile(
      join(app, "use.ts"),
      `import { type Client, createClient } from "@fordring/client";
       import type { components } from "@fordring/client/openapi";
       import { isProblem } from "@fordring/client/problem";
       import { verifyWebhook } from "@fordring/client/webhook";
       const client: Client = createClient({ baseUrl: "http://127.0.0.1:9", token: async () => "t", attempts: 1 });
       export const name = (connection: components["schemas"]["Connection"]): string => connection.company.name;
       export async function* numbers(): AsyncGenerator<number> {
         for await (const { invoiceNo } of client.items("/factoring/invoices", { query: { status: "ready" } })) yield invoiceNo;
       }
       export const lockDate = (error: unknown): string => (isProblem(error, "period_locked") ? error.problem.lockDate : "");
       export const sent = (pdf: Uint8Array<ArrayBuffer>) => client.sendDocument("avregning.pdf", pdf).then(({ id }) => id);
       export { verifyWebhook };`,
    );
    await run(process.execPath, [tsc, ...consumer, "use.ts"], { cwd: app });
    const script = `
      import { createClient } from "@fordring/client";
      import { verifyWebhook } from "@fordring/client/webhook";
      const client = createClient({ baseUrl: "http://127.0.0.1:9", token: async () => "t", attempts: 1 });
      await client.get("/connection").catch((error) => console.log(error.name));
      await verifyWebhook({}, "", []).catch((error) => console.log(error.code));`;
    const plain = await run(process.execPath, ["--input-type=module", "--eval", script], { cwd: app });
    expect(plain.stdout.trim().split("\n")).toEqual(["NetworkError", "missing_header"]);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
});

test("openapi.d.ts is what docs/openapi.json says: run `npm run openapi` after a change", {
  timeout: 60_000,
}, async () => {
  const root = resolve(folder, "../..");
  const cli = join(root, "node_modules/openapi-typescript/bin/cli.js");
  const args = [cli, "docs/openapi.json", "--default-non-nullable=false"];
  const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 2 ** 25 });
  expect(await readFile(join(folder, "openapi.d.ts"), "utf8")).toBe(stdout);
});

test("its package.json names no dependency of any kind", async () => {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  expect(Object.keys(manifest).filter((name) => /dependencies|workspaces/i.test(name))).toEqual([]);
});

test("every code of the API is among the client's, with the facts that it brings", async () => {
  const source = await readFile(join(folder, "problem.ts"), "utf8");
  const facts = /export type ProblemFacts = \{(.*?)\n\};/s.exec(source)?.[1] ?? "";
  const known = [...facts.matchAll(/^ {2}(\w+):/gm)].map(([, code]) => code);
  expect(problemCodes.filter((code) => !known.includes(code))).toEqual([]);
});
