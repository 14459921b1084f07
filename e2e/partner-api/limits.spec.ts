import { expect, test } from "../fixtures";
import { clientOf, connect } from "../partner-client";
import { expectProblem } from "./expect-problem";
import { advance } from "./posting-calls";
import { countVouchers, setConnectionState, useUpCalls } from "./state";

const fields = (headers: Record<string, string>) => [headers.ratelimit, headers["ratelimit-policy"]];

test("every answer behind a token tells what remains, also refusals; one without a live token tells nothing", async ({
  company,
  partner,
  request,
}) => {
  const answers = [
    await partner.get("/connection"),
    await partner.get("/factoring/invoices?colour=red"),
    await partner.get("/factoring/invoices/019ab1c2-7d00-7a11-8c22-00000000dead"),
    await partner.post("/factoring/vouchers", { ...advance("A"), lines: [] }),
  ];
  expect(answers.map((answer) => answer.status())).toEqual([200, 422, 404, 422]);
  const remaining = answers.map((answer) => {
    const headers = answer.headers();
    const [told = "", policy = ""] = fields(headers);
    // The same in the three fields of earlier drafts.
    const { "ratelimit-remaining": r, "ratelimit-reset": t, "ratelimit-limit": q } = headers;
    expect([told, policy.split(";")[1]]).toEqual([`"connection";r=${r};t=${t}`, `q=${q}`]);
    expect(policy).toMatch(/^"connection";q=\d+;w=\d+$/);
    return Number(/^"connection";r=(\d+);t=\d+$/.exec(told)?.[1]);
  });
  for (const left of remaining) expect(left).toBeGreaterThan(0);

  await setConnectionState(company, "inactive");
  expect(fields((await partner.get("/connection")).headers())[0]).toMatch(/^"connection";r=/);
  const stranger = await clientOf(request, partner.keys, "fat_unknown").get("/connection");
  expect(fields(stranger.headers())).toEqual([undefined, undefined]);
});

test("a connection that has used up its calls stops alone: nothing is done, and others go on", async ({
  company,
  partner,
  otherCompany,
  request,
}) => {
  await useUpCalls(partner);
  const answer = await partner.post("/factoring/vouchers", advance("LIMITED"));
  await expectProblem(answer, 429, "rate_limited");
  expect(await countVouchers(company)).toBe(0);

  const other = await connect(request, await otherCompany.activate());
  expect((await other.get("/connection")).status()).toBe(200);
});
