import type { Invoice } from "../api";
import { laterBy } from "../clock";
import { renderInvoice } from "../invoice-pdf";
import { kidOf } from "../kid";
import { sellerOf } from "../seller";
import { expectThat } from "../stage";
import { verbatim } from "../words";
import { type Check, expectRefusal, expectStatus, need, type Walk } from "./walk";

const area = "Administering";

/** An id that nobody has. */
const NOBODY = "00000000-0000-4000-8000-000000000000";

const read = ({ client }: Walk, { id }: Invoice) =>
  client.get("/factoring/invoices/{invoiceId}", { path: { invoiceId: id } });

async function pdfOf(walk: Walk, invoice: Invoice, orderReference: string | null) {
  const { bytes } = await walk.client.download(invoice.ehf.href);
  const found = { ...(await read(walk, invoice)), orderReference };
  return renderInvoice(found, sellerOf(new TextDecoder().decode(bytes)), kidOf(invoice.invoiceNo));
}

/** Many at once, another PDF, holds, limits and service only. */
export const administeringChecks: readonly Check[] = [
  {
    area,
    name: "Of many claimed at once each is claimed or not by itself",
    async run(walk) {
      const [third, fourth] = [need(walk, "third"), need(walk, "fourth")];
      const json = { ids: [third.id, NOBODY, fourth.id] };
      const told = await walk.ask("POST", "/factoring/invoices/claims", { json });
      expectStatus(told, 200);
      const results = [
        { id: third.id, claimed: true, code: null },
        { id: NOBODY, claimed: false, code: "not_found" },
        { id: fourth.id, claimed: true, code: null },
      ];
      expectThat("the results", told.body, { results });
      return undefined;
    },
  },
  {
    area,
    name: "A receipt may be a form or JSON, and both are the same delivery",
    async run(walk) {
      const [third, fourth] = [need(walk, "third"), need(walk, "fourth")];
      const metaOf = ({ invoiceDate, invoiceNo }: Invoice) =>
        ({
          deliveredAt: `${invoiceDate}T12:00:00Z`,
          channel: "letter",
          factorKid: kidOf(invoiceNo),
        }) as const;
      await walk.client.deliver(third.id, metaOf(third), await pdfOf(walk, third, null));
      const pdf = Buffer.from(await pdfOf(walk, fourth, null)).toString("base64");
      const path = `/factoring/invoices/${fourth.id}/delivery`;
      expectStatus(await walk.ask("POST", path, { json: { ...metaOf(fourth), pdf } }), 200);
      for (const one of [third, fourth])
        expectThat("the invoice", await read(walk, one), {
          status: "delivered",
          factorKid: kidOf(one.invoiceNo),
        });
      return undefined;
    },
  },
  {
    area,
    name: "Another PDF takes the first one's place with a reason, and both are kept",
    async run(walk) {
      const fourth = need(walk, "fourth");
      const path = `/factoring/invoices/${fourth.id}/delivery/pdf`;
      const pdf = Buffer.from(await pdfOf(walk, fourth, "rettet")).toString("base64");
      const bare = await walk.ask("PUT", path, { json: { pdf } });
      expectRefusal(bare, 422, "validation_failed", {
        errors: [{ in: "body", pointer: "/reason", code: "required" }],
      });
      const reason = "Feil referanse på første versjon";
      expectStatus(await walk.ask("PUT", path, { json: { reason, pdf } }), 200);
      const { delivery, sequence } = await read(walk, fourth);
      expectThat("the versions", delivery?.pdfVersions, [
        { version: 1, reason: "" },
        { version: 2, reason },
      ]);
      expectStatus(await walk.ask("PUT", path, { json: { reason, pdf } }), 200);
      expectThat("its sequence", (await read(walk, fourth)).sequence, sequence);
      return undefined;
    },
  },
  {
    area,
    name: "A hold has a last day, and a next event a date",
    async run(walk) {
      const fourth = need(walk, "fourth");
      const path = `/factoring/invoices/${fourth.id}/status`;
      const occurredAt = `${fourth.invoiceDate}T12:00:00Z`;
      const holdUntil = laterBy(fourth.dueDate, 3650);
      const hold = { status: "on_hold", occurredAt, holdUntil };
      const next = { nextEvent: "reminder", nextEventDate: laterBy(holdUntil, 1) };
      expectStatus(await walk.ask("POST", path, { json: { ...hold, ...next } }), 200);
      expectThat("the invoice", await read(walk, fourth), { status: "on_hold", holdUntil, ...next });
      const over = { status: "delivered", occurredAt };
      const misplaced = await walk.ask("POST", path, { json: { ...over, holdUntil } });
      expectRefusal(misplaced, 422, "validation_failed", { errors: [{ pointer: "/holdUntil" }] });
      expectStatus(await walk.ask("POST", path, { json: over }), 200);
      expectThat("the invoice", await read(walk, fourth), { status: "delivered", holdUntil: null });
      return verbatim("on_hold, delivered");
    },
  },
  {
    area,
    name: "A debtor has the credit limit that was told last",
    async run(walk) {
      const { customerNo } = need(walk, "fourth").customer;
      const path = `/factoring/customers/${customerNo}/credit-limit`;
      for (const limit of [
        { limit: 5_000_000, used: 1_000_000, validTo: null },
        { limit: 4_000_000, used: 4_500_000, validTo: laterBy(need(walk, "fourth").dueDate, 365) },
      ]) {
        expectStatus(await walk.ask("POST", path, { json: limit }), 200);
        const found = await walk.client.get("/factoring/customers/{customerNo}", { path: { customerNo } });
        expectThat("the credit limit", found.creditLimit, limit);
      }
      const json = { limit: 1, used: 0 };
      return expectRefusal(
        await walk.ask("POST", "/factoring/customers/999999999/credit-limit", { json }),
        404,
        "not_found",
      );
    },
  },
  {
    area,
    name: "Downgraded to service only it is told once, and moves no money",
    async run(walk) {
      const fourth = need(walk, "fourth");
      const path = `/factoring/invoices/${fourth.id}/service-level`;
      const json = { serviceLevel: "service_only", reason: "Over kredittgrensen" };
      const first = await walk.ask("POST", path, { json });
      expectStatus(first, 200);
      expectThat("the invoice", first.body, { serviceLevel: "service_only", balance: fourth.balance });
      const { sequence } = await read(walk, fourth);
      expectStatus(await walk.ask("POST", path, { json }), 200);
      expectThat("its sequence", (await read(walk, fourth)).sequence, sequence);
      return undefined;
    },
  },
];
