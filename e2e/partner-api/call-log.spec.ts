import { findApiCall, listApiCalls } from "@/db/queries/api-calls";
import type { Company } from "../company";
import { factored } from "../company";
import { person, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { askToken, connect } from "../partner-client";
import { offer, receiptOf } from "./calls";
import { advance } from "./posting-calls";
import { revokeKeys } from "./state";

/** The connection's calls, the newest first, when there are as many as expected: they are kept after the answer. */
async function callsOf(company: Company, operationId: string, count = 1) {
  const { connectionId } = await company.activate();
  await expect
    .poll(async () => (await listApiCalls(company.scope, connectionId, { operationId, limit: 20 })).length)
    .toBe(count);
  const [newest] = await listApiCalls(company.scope, connectionId, { operationId, limit: 1 });
  const call = await findApiCall(company.scope, connectionId, newest?.id ?? "");
  if (!call) throw new Error("the call was not kept");
  return call;
}

test("a call is kept after its answer with its names, status, time and request id", async ({
  company,
  partner,
}) => {
  const answer = await partner.post("/factoring/vouchers?dryRun=true", advance("KEPT-1"), {
    headers: { "Idempotency-Key": "kept" },
  });
  const call = await callsOf(company, "postVoucher");
  expect(call).toMatchObject({
    method: "POST",
    pathTemplate: "/factoring/vouchers",
    path: "/api/v1/factoring/vouchers?dryRun=true",
    status: answer.status(),
    problemCode: null,
    requestId: answer.headers()["request-id"],
    idempotencyKey: true,
  });
  expect(call.durationMs).toBeGreaterThanOrEqual(0);
  expect(JSON.parse(call.requestBody ?? "")).toMatchObject({
    externalReference: "KEPT-1",
    description: "[personal, 8 characters]",
  });
});

test("a refused call is kept with its problem, and what was wrong as it was sent", async ({
  company,
  partner,
}) => {
  await partner.post("/factoring/vouchers", { ...advance("KEPT-2"), colour: "red" });
  const call = await callsOf(company, "postVoucher");
  expect(call).toMatchObject({ status: 422, problemCode: "validation_failed", idempotencyKey: false });
  expect(JSON.parse(call.requestBody ?? "")).toMatchObject({ colour: "red" });
  expect(JSON.parse(call.responseBody ?? "")).toMatchObject({ errors: [{ pointer: "/colour" }] });
});

test("no person, file, key or token stands in the log, whatever was read and sent", async ({
  company,
  request,
}) => {
  const keys = await company.activate();
  const token = await askToken(request, keys);
  const partner = await connect(request, keys);
  const card = { ...factored(), ...person(), useFactoring: true, deliveryMethod: "factoring" as const };
  const { id } = await offer(company, await company.customer(card));
  await partner.get(`/factoring/invoices/${id}`);
  await partner.get(`/factoring/invoices/${id}/ehf`);
  await partner.post(`/factoring/invoices/${id}/delivery`, {
    ...receiptOf("Sendt til Ola på telefon +47 900 00 001"),
    pdf: Buffer.from(tinyPdf()).toString("base64"),
  });

  const kept = [
    await callsOf(company, "issueToken", 2),
    await callsOf(company, "getInvoice"),
    await callsOf(company, "getInvoiceEhf"),
    await callsOf(company, "deliverInvoice"),
  ];
  const text = JSON.stringify(kept);
  const { access_token } = (await token.json()) as { access_token: string };
  const hidden = [
    "Nordmann",
    "90000001",
    "900 00 001",
    "nordmann.example",
    "Prøvegata",
    "JVBERi",
    "<Invoice",
  ];
  for (const word of [...hidden, keys.clientKey, keys.applicationKey, access_token, partner.token]) {
    expect(text).not.toContain(word);
  }
  expect(kept[2]?.responseBody).toMatch(/application\/xml, \d+ bytes, sha-256 [0-9a-f]{64}/);
});

test("a token that no longer opens anything is kept where it did, and a stranger's call nowhere", async ({
  company,
  partner,
  request,
}) => {
  await revokeKeys(company);
  await partner.get("/connection");
  expect(await callsOf(company, "getConnection")).toMatchObject({ status: 401, problemCode: "unauthorized" });

  await askToken(request, partner.keys);
  expect(await callsOf(company, "issueToken", 2)).toMatchObject({
    status: 401,
    problemCode: "invalid_client",
  });
});

test("another company does not see the calls", async ({ company, otherCompany, partner }) => {
  await partner.get("/connection");
  const { id, connectionId } = await callsOf(company, "getConnection");
  expect(await findApiCall(otherCompany.scope, connectionId, id)).toBeNull();
});
