import { sha256, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import { offer } from "../partner-api/calls";
import { historyOf, setConnectionState } from "../partner-api/state";
import { GoApiClient, told } from "./client";

const pdf = (words?: string) => ({
  base64EncodedData: Buffer.from(tinyPdf(words)).toString("base64"),
  fileName: "faktura.pdf",
});

test("M14–M23: a partner of GoApi's v1 walks the loop by changing host and keys", async ({
  company,
  request,
}) => {
  const keys = await company.activate();
  const { id, number, invoiceId } = await offer(company);
  const client = await GoApiClient.connect(request, keys);

  const available = await client.available({ $filter: `(InvoiceNo eq ${number})`, $orderby: "InvoiceNo" });
  expect(available).toMatchObject({ status: 200, success: true, count: 1 });
  const [invoice] = available.data ?? [];
  expect(invoice).toEqual({
    id,
    customerCode: expect.any(Number),
    customerEmail: expect.any(String),
    totalAmount: 12_500,
    invoiceNo: number,
    invoiceDeliveryDate: "2026-03-02",
    invoiceDate: "2026-03-02",
    dueDate: "2026-03-16",
    createdDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
    isDelivered: false,
    originalInvoiceNo: null,
    factoringInvoiceStatus: 1,
    factoringInvoiceStatusDescription: "",
    debtorEmailAddress: expect.any(String),
    debtorPhoneNumber: expect.any(String),
    projectCode: null,
    projectName: null,
    departmentCode: null,
    departmentName: null,
  });
  // Exact from øre, with both decimals, though JSON would do without.
  expect(await available.answer.text()).toContain('"totalAmount":12500.00,');

  const ehf = await client.ehf(id);
  expect(ehf.headers()["content-type"]).toContain("application/xml");
  expect(ehf.headers()["repr-digest"]).toBe(
    `sha-256=:${Buffer.from(sha256(new Uint8Array(await ehf.body())), "hex").toString("base64")}:`,
  );

  const receipt = {
    factoringInvoiceId: id,
    invoiceCid: "900010042",
    file: pdf(),
    comment: "Sendt på e-post",
  };
  const delivered = await client.delivered(receipt);
  expect(delivered).toMatchObject({
    status: 200,
    success: true,
    data: {
      id,
      isDelivered: true,
      factoringInvoiceStatus: 5,
      factoringInvoiceStatusDescription: "Sendt på e-post",
    },
  });
  expect((await client.available()).data).toEqual([]);
  expect(await client.invoicesDelivered()).toMatchObject({ count: 1, data: [{ id }] });

  const disputed = { factoringInvoiceId: id, status: 3, statusDescription: "Prisen bestrides" };
  expect((await client.updateStatus(disputed)).data).toMatchObject({
    factoringInvoiceStatus: 3,
    factoringInvoiceStatusDescription: "Prisen bestrides",
  });
  const completed = { factoringInvoiceId: id, status: "Completed", statusDescription: null };
  expect((await client.updateStatus(completed)).data?.factoringInvoiceStatus).toBe(4);
  expect(await historyOf(company, invoiceId)).toEqual(
    expect.arrayContaining(["ehf_downloaded", "delivered", "status_changed", "completed"]),
  );
});

test("version 1's failures: a summary and the fields, beside the HTTP status that is true (edge 19, edge 20, edge 22)", async ({
  company,
  request,
}) => {
  const client = await GoApiClient.connect(request, await company.activate());
  const { id } = await offer(company);
  const receipt = { factoringInvoiceId: id, invoiceCid: null, file: pdf(), comment: null };

  expect(await client.updateStatus({ factoringInvoiceId: id, status: 3 })).toMatchObject({
    status: 409,
    success: false,
    summary: expect.stringContaining("ready"),
    validation: [],
  });
  for (const [broken, field, code] of [
    [{ ...receipt, file: null }, "file", "required"],
    [{ factoringInvoiceId: id }, "file", "required"],
    [
      { ...receipt, file: { base64EncodedData: "JVBERi0xLjcK", fileName: "a.pdf" } },
      "file.base64EncodedData",
      "pdf_malformed",
    ],
    [
      { ...receipt, file: { base64EncodedData: "ikke base64", fileName: "a.pdf" } },
      "file.base64EncodedData",
      "invalid_base64",
    ],
    [{ ...receipt, invoiceCid: "abc" }, "invoiceCid", "invalid_format"],
    [{ ...receipt, comment: "a\u0000b" }, "comment", "invalid_text"],
    [{ ...receipt, factoringInvoiceId: 7 }, "factoringInvoiceId", "invalid_type"],
    [{ ...receipt, colour: "red" }, "colour", "unknown_field"],
  ] as const) {
    expect(await client.delivered(broken), field).toMatchObject({
      status: 422,
      success: false,
      summary: "Rett feltene i «validation».",
      validation: [{ field, code, message: expect.stringMatching(/\S/) }],
    });
  }
  for (const [query, summary] of [
    [{ $filter: "startswith(CustomerEmail, 'a') eq true" }, /\$filter.*startswith/],
    [{ $filter: "InvoiceDate eq DateTime'2026-02-30'" }, /2026-02-30/],
    [{ $top: "5000" }, /\$top.*5000/],
    [{ $select: "Id" }, /./],
  ] as const) {
    const refused = await client.available(query);
    expect({ status: refused.status, success: refused.success }, refused.summary).toEqual({
      status: 400,
      success: false,
    });
    expect(refused.summary).toMatch(summary);
  }
  expect((await client.delivered(receipt)).status).toBe(200);
  expect((await client.delivered(receipt)).status).toBe(200);
  expect(await client.delivered({ ...receipt, file: pdf("en annen") })).toMatchObject({
    status: 409,
    success: false,
  });
});

test("version 1's door: token, scope, agreement, address and method are told apart, each with its request id", async ({
  company,
  otherCompany,
  request,
}) => {
  const keys = await company.activate();
  const client = await GoApiClient.connect(request, keys);
  await otherCompany.activate();
  const { id: foreign } = await offer(otherCompany);

  const unknown = new GoApiClient(request, "fat_unknown");
  const refusals = [
    [await told(await unknown.send("GET", "Factoring/AvailableInvoices")), 401],
    [await told(await client.ehf(foreign)), 404],
    [await told(await client.ehf("no-id")), 404],
    [await told(await client.send("GET", "Factoring/Nowhere")), 404],
    [await told(await client.send("GET", "Factoring/delivered/")), 405],
    [
      await told(
        await client.send("POST", "Factoring/delivered", {
          data: "x",
          headers: { "Content-Type": "text/plain" },
        }),
      ),
      415,
    ],
  ] as const;
  for (const [refused, status] of refusals) {
    expect(refused).toMatchObject({
      status,
      success: false,
      summary: expect.stringMatching(/\S/),
      validation: [],
    });
    expect(refused.answer.headers()).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "request-id": expect.stringMatching(/^[\w-]{8,}$/),
    });
  }
  expect(refusals[4][0].answer.headers().allow).toBe("POST");

  const noToken = await request.post("/compat/goapi/oauth/token", {
    form: { grant_type: "client_credentials" },
  });
  expect({ status: noToken.status(), body: await noToken.json() }).toMatchObject({
    status: 401,
    body: { error: "invalid_client" },
  });
  await setConnectionState(company, "inactive");
  expect(await client.available()).toMatchObject({ status: 403, success: false });
});

test("version 1's addresses: neither capitals nor a last slash count, and no answer asks a client to go elsewhere", async ({
  company,
  request,
}) => {
  const client = await GoApiClient.connect(request, await company.activate());
  const { id } = await offer(company);
  for (const path of [
    "Factoring/AvailableInvoices",
    "factoring/availableinvoices/",
    "FACTORING/INVOICESDELIVERED/",
    `Factoring/InvoiceEhf/${id}/`,
  ]) {
    expect((await client.send("GET", path)).status(), path).toBe(200);
  }
  const elsewhere = await request.get("/login/", { maxRedirects: 0 });
  expect({ status: elsewhere.status(), to: elsewhere.headers().location }).toEqual({
    status: 308,
    to: "/login",
  });
});

test("version 1's receipts take an Idempotency-Key: the second answer is the first", async ({
  company,
  request,
}) => {
  const client = await GoApiClient.connect(request, await company.activate());
  const { id } = await offer(company);
  const receipt = { factoringInvoiceId: id, invoiceCid: null, file: pdf(), comment: "En gang" };
  const key = { "Idempotency-Key": "v1-receipt-1" };

  const first = await client.delivered(receipt, key);
  const second = await client.delivered(receipt, key);
  expect(second.answer.headers()["idempotent-replayed"]).toBe("true");
  expect(second.data).toEqual(first.data);
  expect(await second.answer.text()).toContain('"totalAmount":12500.00,');
  expect((await client.delivered({ ...receipt, comment: "To ganger" }, key)).status).toBe(422);
});
