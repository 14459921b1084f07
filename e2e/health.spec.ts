import { expect, test } from "./fixtures";

test("the whole service says that it is well, to anyone who asks", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  expect(await answer.json()).toEqual({ healthy: true, database: "ok", migrations: "ok", worker: "ok" });
});
