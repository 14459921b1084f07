import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "@/lib/text/en";
import { issues as enIssues, problems as enProblems } from "@/lib/text/en/problems";
import { nb } from "@/lib/text/nb";
import { issues as nbIssues, problems as nbProblems } from "@/lib/text/nb/problems";

// What a linter cannot see of the house (docs/architecture.md). The import walls stand in .biome.jsonc.
const root = resolve(import.meta.dirname, "..");

/** Source files below a folder, by their path from the root. */
function filesIn(folder: string, extension = /\.tsx?$/): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extension.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

const read = (file: string) => readFileSync(join(root, file), "utf8");
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

describe("the app room holds what Next names, and nothing else", () => {
  const names =
    /^(page|layout|loading|error|global-error|not-found|template|default|route|icon|manifest|robots|sitemap|opengraph-image|actions|globals)\.(tsx?|css|svg)$/;

  test("files are Next's own, and actions.ts", () => {
    const others = filesIn("app", /./).filter((file) => !names.test(file.split("/").at(-1) ?? ""));
    expect(others).toEqual([]);
  });

  test("server actions stand in actions.ts only, and every actions.ts says so in its first line", () => {
    const sources = ["app", "components", "db", "lib"].flatMap((folder) => filesIn(folder));
    const acting = sources.filter((file) => /^\s*["']use server["'];?$/m.test(read(file)));
    expect(acting.filter((file) => !file.endsWith("/actions.ts"))).toEqual([]);
    const silent = filesIn("app").filter(
      (file) => file.endsWith("/actions.ts") && !read(file).startsWith('"use server";'),
    );
    expect(silent).toEqual([]);
  });

  test("every endpoint of the partner API is made of a contract", () => {
    const routes = filesIn("app/api/v1").filter((file) => file.endsWith("/route.ts"));
    expect(routes.length).toBeGreaterThan(0);
    // The token is OAuth's own shape; the document is what the contracts become; the rest is "no such address".
    const others = ["oauth/token", "openapi.json", "[[...unknown]]"].map(
      (path) => `app/api/v1/${path}/route.ts`,
    );
    const bare = routes.filter(
      (file) => !others.includes(file) && !/\b(endpoint|resource)\(/.test(read(file)),
    );
    expect(bare).toEqual([]);
    // A method that a route file does not export is answered by Next, without a request id or a problem document.
    const silent = routes.filter(
      (file) => !read(file).includes("{ GET, POST, PUT, PATCH, DELETE, OPTIONS }"),
    );
    expect(silent).toEqual([]);
  });
});

describe("the published client stands alone", () => {
  /** What the files of a folder import, by file; tests may cross. */
  const importsOf = (folder: string) =>
    filesIn(folder)
      .filter((file) => !isTest(file) && !file.endsWith(".d.ts"))
      .flatMap((file) =>
        [...read(file).matchAll(/(?:\bfrom|\bimport|\bimport\()\s*"(?<from>[^"]+)"/g)].map(
          ({ groups }) => `${file} imports ${groups?.from}`,
        ),
      );

  test("lib/client imports nothing but itself, so that its folder can be copied", () => {
    const imports = importsOf("lib/client");
    expect(imports.length).toBeGreaterThan(5);
    expect(imports.filter((one) => !/ imports \.\/[\w.-]+\.ts$/.test(one))).toEqual([]);
  });

  test("lib/partner knows of Fordring what the client tells it, and nothing else", () => {
    const imports = importsOf("lib/partner").filter((one) => !/ imports (node:|pdfmake)/.test(one));
    expect(imports.length).toBeGreaterThan(5);
    const outside = imports.filter((one) => !/ imports (\.\.?\/[\w./-]+|@\/lib\/client\/[\w-]+)$/.test(one));
    expect(outside).toEqual([]);
    expect(imports.filter((one) => one.includes(" imports ../../"))).toEqual([]);
  });
});

describe("every function of the database room starts from a scope", () => {
  /** Those that cannot, and why. */
  const withoutScope: Record<string, string> = {
    companiesOfUser: "asked before a company is chosen",
    findConnectionByKeys: "asked before a company is known",
    admitCall: "asked before a company is known",
    admitApplication: "asked before a company is known",
    connectionsOfPerson: "asked before a company is chosen",
    partnersOfPerson: "asked before a company is chosen",
    insertIntegrationMember: "a person who works for a partner is of no company",
    peopleDb: "people who work for a partner are of no company",
    partnershipsOfPerson: "people who work for a partner are of no company",
    listPartnerPeople: "people who work for a partner are of no company",
    listInvitations: "people who work for a partner are of no company",
    listPeopleLog: "people who work for a partner are of no company",
    findInvitation: "asked by whoever has the link",
    findPersonByEmail: "a person is not of one company",
    findPartnerBySlug: "the catalogue is the same for every company",
    holdPartner: "people who work for a partner are of no company",
    insertInvitation: "people who work for a partner are of no company",
    enqueueInvitation: "people who work for a partner are of no company",
    updateInvitation: "people who work for a partner are of no company",
    deleteInvitation: "people who work for a partner are of no company",
    insertPartnerPerson: "people who work for a partner are of no company",
    updatePartnerPerson: "people who work for a partner are of no company",
    deletePartnerPerson: "people who work for a partner are of no company",
    insertPeopleLog: "people who work for a partner are of no company",
    insertPersonWith: "a person is not of one company",
    insertApiCalls: "what one process has answered, of whichever companies",
    forgetApiCalls: "tidies all companies, and answers a count only",
    insertCompany: "the company is not there yet",
    saveIntegration: "the catalogue is the same for every company",
    adoptLegacyFactoring: "only the owner of the tables gives a company what no company can begin with",
    insertPerson: "a person is not of one company",
    secondsSinceHeartbeat: "about a process, not a company",
    beat: "about a process, not a company",
    companiesToAssess: "asked by the worker, which is of no company",
    companiesWithEndedHolds: "asked by the worker, which is of no company",
    companiesWithDueRecurring: "asked by the worker, which is of no company",
    resumeRecurringRuns: "looks in all companies, and answers a count only",
    sweep: "tidies all companies, and answers counts only",
    queueFinishedConnections: "looks in all companies, and answers a count only",
  };
  const exported = [...filesIn("db/queries"), ...filesIn("db/writes")]
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      [
        ...read(file).matchAll(
          /^export (?:async )?function (?<name>\w+)(?:<[^(]*>)?\(\s*(?<first>\{[^}]*\}|\w+): (?<type>\w+(?:<\w+>)?)/gm,
        ),
      ].map(({ groups }) => ({
        file,
        name: groups?.name ?? "",
        type: groups?.type ?? "",
        first: groups?.first ?? "",
      })),
    );

  test("each exported function is seen by this test", () => {
    const count = [...filesIn("db/queries"), ...filesIn("db/writes")]
      .filter((file) => !isTest(file))
      .reduce((total, file) => total + [...read(file).matchAll(/^export (async )?function /gm)].length, 0);
    expect(exported.length).toBe(count);
    expect(count).toBeGreaterThan(50);
  });

  test("a query takes any scope, and a write only one in a transaction", () => {
    const wrong = exported.filter(({ file, name, type }) => {
      if (name in withoutScope) return !["Pool", "PeopleDb"].includes(type);
      return file.startsWith("db/writes") ? type !== "Scope<Tx>" : !["Scope", "Scope<Tx>"].includes(type);
    });
    expect(wrong).toEqual([]);
  });

  test("the list of exceptions names only what is there", () => {
    const names = new Set(exported.map(({ name }) => name));
    expect(Object.keys(withoutScope).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe("every refusal can be told to a person", () => {
  // RFC 6749 gives the words of these, and a program reads them.
  const oauth = ["invalid_client", "invalid_scope"];
  const codesIn = (folder: string) =>
    filesIn(folder)
      // What our own check says of an EHF that we wrote is a fault in the program, told to those who mend it.
      .filter((file) => !isTest(file) && !file.includes("/ehf-"))
      .flatMap((file) =>
        [...read(file).matchAll(/\bcode: "(?<code>[a-z_]+)"/g)].map((match) => match.groups?.code ?? ""),
      );
  const codes = [...new Set([...codesIn("lib/domain"), ...codesIn("lib/services")])]
    .filter((code) => !oauth.includes(code))
    .sort();

  test("each code of a rule or verb has its Norwegian and its English text", () => {
    expect(codes.length).toBeGreaterThan(20);
    const untold = (...texts: object[]) =>
      codes.filter((code) => !texts.some((words) => Object.hasOwn(words, code)));
    // What only a program can be told of stands among the API's field messages.
    expect(untold(nb.errors, nbProblems, nbIssues)).toEqual([]);
    expect(untold(en.errors, enProblems, enIssues)).toEqual([]);
  });
});
