import { request as ask } from "node:http";
import { apiVersion } from "@/lib/contracts/partner-api/version";
import { contracts } from "@/lib/edge/openapi";
import { expect, test } from "../fixtures";
import { expectProblem } from "./expect-problem";

/** The two that are not made of a contract. */
const apart: Readonly<Record<string, string>> = { "/oauth/token": "POST", "/openapi.json": "GET" };

const paths = [...new Set([...Object.keys(apart), ...contracts.map(({ path }) => path)])];

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

for (const path of paths) {
  const own = contracts.filter((one) => one.path === path).map((one): string => one.method);
  const answered = methods.filter((method) => method === apart[path] || own.includes(method));

  test(`${path} answers a method that it has not with 405, and names those it has`, async ({ request }) => {
    const address = `/api/v1${path.replace("{customerNo}", "10000").replace(/\{\w+\}/g, "x")}`;
    for (const method of methods.filter((one) => !answered.includes(one))) {
      const answer = await request.fetch(address, { method });
      const problem = await expectProblem(answer, 405, "method_not_allowed");
      expect(problem.allow).toEqual(answered);
      expect(answer.headers().allow).toBe(answered.join(", "));
    }
  });
}

test("an address that there is not is a problem document too, by any method", async ({ request }) => {
  for (const path of ["", "/invoices", "/factoring", "/factoring/invoices/x/y/z", "/connection/"]) {
    for (const method of ["GET", "POST", "DELETE"]) {
      const answer = await request.fetch(`/api/v1/unknown${path}`, { method });
      await expectProblem(answer, 404, "not_found");
    }
  }
});

test("problems are told in Norwegian, and in English when it is asked for", async ({ partner }) => {
  const path = "/factoring/invoices/019ab1c2-7d00-7a11-8c22-00000000dead";
  for (const [asked, language, title] of [
    [undefined, "nb", "Finnes ikke"],
    ["nn-NO", "nb", "Finnes ikke"],
    ["de", "nb", "Finnes ikke"],
    ["en", "en", "Not found"],
    ["en-GB,nb;q=0.5", "en", "Not found"],
    ["en;q=0.2,nb", "nb", "Finnes ikke"],
  ] as const) {
    const answer = await partner.get(path, { headers: asked ? { "Accept-Language": asked } : {} });
    expect((await expectProblem(answer, 404, "not_found")).title).toBe(title);
    expect(answer.headers()).toMatchObject({
      "content-language": language,
      vary: expect.stringContaining("Accept-Language"),
    });
  }
});

test("each problem's type is an address that explains it", async ({ partner, request }) => {
  const answer = await partner.get("/factoring/customers/1");
  const { type } = await expectProblem(answer, 404, "not_found");
  const page = await request.get(new URL(type).pathname);
  expect(page.status()).toBe(200);
  expect(await page.text()).toContain("not_found");
});

test("getOpenApi 200: the published contract names every operation and needs no token", async ({
  request,
}) => {
  const answer = await request.get("/api/v1/openapi.json");
  const document = (await answer.json()) as {
    openapi: string;
    info: { version: string };
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  expect(answer.headers()["request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(document.openapi).toMatch(/^3\.1/);
  expect(document.info.version).toBe(apiVersion);
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
    ["issueToken", "getOpenApi", ...contracts.map(({ operationId }) => operationId)].sort(),
  );
});

test("whatever is asked of an address, the answer names itself: OPTIONS, HEAD, no such address, a broken one, a strange method", async ({
  partner,
  request,
  baseURL,
}) => {
  const named = /^[0-9a-f-]{36}$/;
  const options = await request.fetch("/api/v1/factoring/vouchers", { method: "OPTIONS" });
  expect(options.status()).toBe(204);
  expect(options.headers().allow).toBe("GET, POST");
  expect(options.headers()["request-id"]).toMatch(named);

  const head = await partner.fetch("/connection", { method: "HEAD" });
  expect(head.status()).toBe(200);
  expect(head.headers()["request-id"]).toMatch(named);

  // Methods that the Fetch API has no request for would be Next's own 500.
  for (const [method, path] of [
    ["TRACE", "/api/v1/connection"],
    ["PROPFIND", "/api/v1/connection"],
    ["OPTIONS", "*"],
  ] as const) {
    const { status, code } = await asked(baseURL ?? "", method, path);
    expect({ method, status, code }).toEqual({ method, status: 405, code: "method_not_allowed" });
  }

  for (const path of ["", "/", "/unknown", "/factoring/invoices/%00", "/factoring/invoices/%F0%9F%8D%8B"]) {
    const answer = await partner.get(path);
    expect({ path, id: answer.headers()["request-id"] }).toEqual({ path, id: expect.stringMatching(named) });
    await expectProblem(answer, 404, "not_found");
  }
});

/** Ask as a browser's API would not let one: any method, and a bare asterisk for an address. */
function asked(base: string, method: string, path: string): Promise<{ status?: number; code?: string }> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const sent = ask({ hostname, port, method, path }, async (answer) => {
      const body = await answer.toArray();
      resolve({ status: answer.statusCode, ...JSON.parse(Buffer.concat(body).toString()) });
    });
    sent.once("error", reject).end();
  });
}
