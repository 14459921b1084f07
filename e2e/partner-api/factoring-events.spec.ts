import { expect, test } from "../fixtures";
import { connect } from "../partner-client";
import { deliver } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";
import { CLEARING, told } from "./posting-calls";
import { closeBooks, countVouchers } from "./state";

const path = "/factoring/events";

type Explained = {
  id: string | null;
  lines: { accountNo: number; subledgerNo: number | null; amount: number; why: { nb: string; en: string } }[];
};

test("postFactoringEvents 201: each line of the voucher with its reason, in Norwegian and English (M26)", async ({
  company,
  partner,
}) => {
  const { id, number } = await deliver(company);
  const payout = { kind: "payout", factoringInvoiceId: id, amount: 250_000, fee: 25_000 };
  const answer = await partner.post(path, told("E-1", [payout]));
  expect(answer.status()).toBe(201);
  expect(answer.headers().location).toBe("/api/v1/factoring/vouchers/2-1");
  const posted = (await answer.json()) as Explained;
  expect(posted).toMatchObject({ id: "2-1", agreementType: "financing", noted: [] });
  expect(
    posted.lines.map(({ accountNo, subledgerNo, amount }) => [subledgerNo ?? accountNo, amount]),
  ).toEqual([
    [1920, 225_000],
    [7770, 25_000],
    [CLEARING, -250_000],
  ]);
  expect(posted.lines[1]).toMatchObject({
    invoiceNo: number,
    vatCode: 0,
    item: 0,
    why: {
      nb: "Gebyret er holdt tilbake av beløpet, og er en kostnad",
      en: "The fee was held back from the amount, and is a cost",
    },
  });
});

test("postFactoringEvents 200: a dry run tells the same and keeps nothing; what has no postings is noted", async ({
  company,
  partner,
}) => {
  const { id } = await deliver(company);
  const body = told("E-1", [
    { kind: "advance", factoringInvoiceId: id, amount: 1_000_000 },
    { kind: "credit_applied", factoringInvoiceId: id, amount: 100 },
  ]);
  const before = await countVouchers(company);
  const dry = await partner.post(`${path}?dryRun=true`, body);
  expect(dry.status()).toBe(200);
  expect(await countVouchers(company)).toBe(before);
  const wet = await partner.post(path, body);
  expect(wet.status()).toBe(201);
  const posted = (await wet.json()) as Explained;
  expect({ ...posted, id: null, voucherNo: null }).toEqual(await dry.json());

  const noted = await partner.post(path, told("E-2", body.items.slice(1)));
  expect(noted.status()).toBe(200);
  expect(noted.headers().location).toBeUndefined();
  expect(await noted.json()).toMatchObject({ id: null, lines: [], noted: [{ kind: "credit_applied" }] });
});

test("postFactoringEvents 422 event_not_allowed: what the agreement type has not, by item and reason", async ({
  company,
  request,
}) => {
  const partner = await connect(request, await company.activate({ agreementType: "service_only" }));
  const { id } = await deliver(company);
  const items = [
    { kind: "payment", factoringInvoiceId: id, amount: 100 },
    { kind: "advance", factoringInvoiceId: id, amount: 100 },
    { kind: "interest_note", amount: 100 },
    { kind: "payout", amount: 100, fee: 101 },
  ];
  const problem = await expectProblem(await partner.post(path, told("E-1", items)), 422, "event_not_allowed");
  expect(pointersOf(problem)).toEqual([
    "/items/1/kind event_nothing_financed",
    "/items/2/factoringInvoiceId required",
    "/items/3/fee too_big",
  ]);
});

test("postFactoringEvents 422 account_not_mapped: the account to choose is named", async ({
  company,
  partner,
}) => {
  const { id } = await deliver(company);
  const items = [{ kind: "reserve_held", factoringInvoiceId: id, amount: 100 }];
  const problem = await expectProblem(
    await partner.post(path, told("E-1", items)),
    422,
    "account_not_mapped",
  );
  expect(problem.errors).toMatchObject([
    { pointer: "/items/0/kind", message: expect.stringContaining("reserve") },
  ]);
});

test("postFactoringEvents 403 account_not_allowed: another client's invoice (edge 27)", async ({
  otherCompany,
  partner,
}) => {
  await otherCompany.activate();
  const foreign = await deliver(otherCompany);
  const items = [{ kind: "payment", factoringInvoiceId: foreign.id, amount: 100 }];
  const problem = await expectProblem(
    await partner.post(path, told("E-1", items)),
    403,
    "account_not_allowed",
  );
  expect(pointersOf(problem)).toEqual(["/items/0/factoringInvoiceId invalid_value"]);
});

test("postFactoringEvents 422 period_locked: the lock date is told (edge 26)", async ({
  company,
  partner,
}) => {
  await closeBooks(company, "2026-03-16");
  const answer = await partner.post(path, told("E-1", [{ kind: "payout", amount: 100 }]));
  expect((await expectProblem(answer, 422, "period_locked")).lockDate).toBe("2026-03-16");
});

test("postFactoringEvents 409 duplicate_external_reference: the first voucher is named (edge 25)", async ({
  partner,
}) => {
  const body = told("E-1", [{ kind: "payout", amount: 100 }]);
  await partner.post(path, body);
  const answer = await partner.post(path, body);
  const problem = await expectProblem(answer, 409, "duplicate_external_reference");
  expect(problem.existingVoucherId).toBe("2-1");
  expect(answer.headers().location).toBe("/api/v1/factoring/vouchers/2-1");
});

test("postFactoringEvents 422 validation_failed: each field is pointed at", async ({ partner }) => {
  const answer = await partner.post(path, {
    ...told("E-1", [{ kind: "gift", amount: 0, extra: 1 }]),
    date: "2026-02-30",
    documentIds: ["019ab1c2-7d00-7a11-8c22-00000000dead"],
  });
  expect(pointersOf(await expectProblem(answer, 422, "validation_failed"))).toEqual(
    expect.arrayContaining([
      "/date invalid_date",
      "/items/0/kind invalid_value",
      "/items/0/extra unknown_field",
    ]),
  );
  const unknown = { documentIds: ["019ab1c2-7d00-7a11-8c22-00000000dead"] };
  const named = await partner.post(path, { ...told("E-1", [{ kind: "payout", amount: 100 }]), ...unknown });
  expect(pointersOf(await expectProblem(named, 422, "validation_failed"))).toEqual([
    "/documentIds/0 unknown_document",
  ]);
});
