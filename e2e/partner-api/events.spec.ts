import type { z } from "zod";
import type { listEvents } from "@/lib/contracts/partner-api/events";
import { creditInvoice } from "@/lib/services/invoices/credit-invoice";
import { expectOk, tinyPdf } from "../factories";
import { expect, test } from "../fixtures";
import type { Partner } from "../partner-client";
import { deliver, offer } from "./calls";
import { expectProblem, pointersOf } from "./expect-problem";

type Feed = z.input<typeof listEvents.output>;

async function feed(partner: Partner, query = ""): Promise<Feed> {
  const answer = await partner.get(`/events${query}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Feed;
}

/** What is told of invoices; the new customers that they are sent to are told of too. */
const told = ({ data }: Feed) =>
  data.filter(({ type }) => type.startsWith("invoice.")).map(({ type, data: { id } }) => [type, id]);

test("listEvents 200: M19: what became ready, was credited and withdrawn, in commit order", async ({
  company,
  partner,
}) => {
  const start = (await feed(partner)).nextAfter;
  const [unfetched, delivered] = [await offer(company), await deliver(company)];
  const credit = async (invoiceId: string) => {
    const draft = await expectOk(creditInvoice(company.scope, { invoiceId }));
    return company.send(draft.invoiceId);
  };
  const withdrawn = await credit(unfetched.invoiceId);
  const note = await credit(delivered.invoiceId);

  const since = await feed(partner, `?after=${start}`);
  expect(told(since)).toEqual([
    ["invoice.ready", unfetched.id],
    ["invoice.ready", delivered.id],
    ["invoice.status_changed", delivered.id],
    ["invoice.credited", unfetched.id],
    ["invoice.withdrawn", unfetched.id],
    ["invoice.withdrawn", withdrawn.id],
    ["invoice.credited", delivered.id],
    ["invoice.status_changed", delivered.id],
    ["invoice.ready", note.id],
  ]);
  const places = since.data.map(({ data }) => data.sequence);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(since).toMatchObject({ nextAfter: places.at(-1), hasMore: false });
});

test("listEvents 200: each step of an invoice is one event, the partner's own too, and finds it in the list of changes", async ({
  company,
  partner,
}) => {
  const start = (await feed(partner)).nextAfter;
  const { id } = await offer(company);
  const place = async () => (await (await partner.get(`/factoring/invoices/${id}`)).json()).sequence;
  const occurredAt = "2026-03-10T12:00:00+01:00";
  const pdf = Buffer.from(tinyPdf()).toString("base64");
  const status = (to: string) => ["POST", "/status", { status: to, occurredAt }] as const;
  const steps = [
    [["POST", "/claim", undefined], "invoice.status_changed"],
    [["POST", "/delivery", { deliveredAt: occurredAt, channel: "email", pdf }], "invoice.status_changed"],
    [["POST", "/service-level", { serviceLevel: "service_only", reason: "Over grensen" }], "invoice.updated"],
    [status("disputed"), "invoice.disputed"],
    [status("delivered"), "invoice.status_changed"],
    [["POST", "/status", { status: "delivered", occurredAt, nextEvent: "reminder" }], "invoice.updated"],
    [status("collection"), "invoice.status_changed"],
    [status("completed"), "invoice.status_changed"],
    [status("delivered"), "invoice.reopened"],
    [status("recoursed"), "invoice.status_changed"],
  ] as const;
  for (const [[method, path, data], type] of steps) {
    const [before, known] = [await place(), (await feed(partner, `?after=${start}`)).nextAfter];
    const answer = await partner.fetch(`/factoring/invoices/${id}${path}`, {
      method,
      ...(data ? { data } : {}),
    });
    expect(answer.status(), path).toBe(200);
    expect(told(await feed(partner, `?after=${known}`)), path).toEqual([[type, id]]);
    expect(await place(), path).toBeGreaterThan(before);
  }
});

test("listEvents 200: pages from the place after the last, and stays there until there is more", async ({
  company,
  partner,
}) => {
  const customerNo = await company.customer();
  const start = (await feed(partner)).nextAfter;
  const offered = [];
  for (let n = 0; n < 3; n += 1) offered.push(await offer(company, customerNo));

  const first = await feed(partner, `?after=${start}&limit=2`);
  expect(first.hasMore).toBe(true);
  const second = await feed(partner, `?after=${first.nextAfter}&limit=2`);
  expect(second.hasMore).toBe(false);
  expect([...told(first), ...told(second)].map(([, id]) => id)).toEqual(offered.map(({ id }) => id));
  expect(await feed(partner, `?after=${second.nextAfter}`)).toEqual({
    data: [],
    nextAfter: second.nextAfter,
    hasMore: false,
  });
});

test("listEvents 200: another company's events are another feed", async ({
  company,
  otherCompany,
  partner,
}) => {
  const start = (await feed(partner)).nextAfter;
  await otherCompany.activate();
  await offer(otherCompany);
  const mine = await offer(company);
  expect(told(await feed(partner, `?after=${start}`))).toEqual([["invoice.ready", mine.id]]);
});

test("listEvents 422 validation_failed: a place is a number", async ({ partner }) => {
  const problem = await expectProblem(await partner.get("/events?after=last"), 422, "validation_failed");
  expect(pointersOf(problem)).toEqual(["/after invalid_format"]);
});
