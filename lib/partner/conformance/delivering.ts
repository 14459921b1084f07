import { renderInvoice } from "../invoice-pdf";
import { kidOf } from "../kid";
import { sellerOf } from "../seller";
import { expectThat } from "../stage";
import { verbatim, words } from "../words";
import { type Check, expectRefusal, expectStatus, need, type Walk } from "./walk";

const area = "Delivering";

const meta = (walk: Walk, more: object = {}) => ({
  deliveredAt: `${need(walk, "invoice").invoiceDate}T12:00:00Z`,
  channel: "email" as const,
  text: "Sendt på e-post",
  factorKid: kidOf(need(walk, "invoice").invoiceNo),
  ...more,
});

const pathOf = (walk: Walk, step: string) => `/factoring/invoices/${need(walk, "invoice").id}/${step}`;

const status = (walk: Walk, body: object) =>
  walk.ask("POST", pathOf(walk, "status"), { json: { occurredAt: meta(walk).deliveredAt, ...body } });

/** Claim, receipt, status and rejection. */
export const deliveringChecks: readonly Check[] = [
  {
    area,
    name: "A status before delivery is refused, with the steps that are allowed",
    async run(walk) {
      const told = await status(walk, { status: "disputed" });
      return expectRefusal(told, 409, "invalid_status_transition", { from: "ready", to: "disputed" });
    },
  },
  {
    area,
    name: "A claim takes the invoice, and again is the same",
    async run(walk) {
      const first = await walk.ask("POST", pathOf(walk, "claim"));
      expectStatus(first, 200);
      expectThat("the invoice", first.body, { status: "fetched" });
      const again = await walk.ask("POST", pathOf(walk, "claim"));
      expectThat("the second answer", again.body, first.body);
      return undefined;
    },
  },
  {
    area,
    name: "A receipt without a PDF, or with something else as one, is refused at the field",
    async run(walk) {
      const at = (code: string) => ({ errors: [{ in: "body", pointer: "/pdf", code }] });
      const without = await walk.ask("POST", pathOf(walk, "delivery"), { json: meta(walk) });
      expectRefusal(without, 422, "validation_failed", at("required"));
      const text = await walk.ask("POST", pathOf(walk, "delivery"), {
        json: { ...meta(walk), pdf: btoa("no PDF") },
      });
      return expectRefusal(text, 422, "validation_failed", at("pdf_not_a_pdf"));
    },
  },
  {
    area,
    name: "A receipt with its PDF makes the invoice delivered",
    async run(walk) {
      const { ehf, id, invoiceNo } = need(walk, "invoice");
      const { bytes } = await walk.client.download(ehf.href);
      const found = await walk.client.get("/factoring/invoices/{invoiceId}", { path: { invoiceId: id } });
      const pdf = await renderInvoice(found, sellerOf(new TextDecoder().decode(bytes)), kidOf(invoiceNo));
      const delivered = await walk.client.deliver(id, meta(walk), pdf);
      expectThat("the invoice", delivered, { status: "delivered", factorKid: kidOf(invoiceNo) });
      walk.known.pdf = pdf;
      return words("{size} bytes of PDF", { size: pdf.length });
    },
  },
  {
    area,
    name: "The same PDF again is the same delivery; another is refused",
    async run(walk) {
      const pdf = need(walk, "pdf");
      const { id } = need(walk, "invoice");
      const path = { invoiceId: id };
      const before = await walk.client.get("/factoring/invoices/{invoiceId}", { path });
      await walk.client.deliver(id, meta(walk), pdf);
      const after = await walk.client.get("/factoring/invoices/{invoiceId}", { path });
      expectThat("its sequence", after.sequence, before.sequence);
      const other = Buffer.concat([pdf, Buffer.from("\n% another\n")]).toString("base64");
      const told = await walk.ask("POST", pathOf(walk, "delivery"), { json: { ...meta(walk), pdf: other } });
      return expectRefusal(told, 409, "already_delivered");
    },
  },
  {
    area,
    name: "A dispute comes and goes, and a step that is not allowed is refused",
    async run(walk) {
      need(walk, "pdf");
      const disputed = await status(walk, { status: "disputed", description: "Kunden bestrider mengden" });
      expectThat("the invoice", disputed.body, {
        status: "disputed",
        statusDescription: "Kunden bestrider mengden",
      });
      const held = await status(walk, { status: "on_hold" });
      expectRefusal(held, 409, "invalid_status_transition", { from: "disputed", to: "on_hold" });
      const over = await status(walk, { status: "delivered" });
      expectThat("the invoice", over.body, { status: "delivered" });
      return verbatim("disputed, delivered");
    },
  },
  {
    area,
    name: "A rejection is final",
    async run(walk) {
      const { id } = need(walk, "second");
      const json = { reasonCode: "limit_exceeded", text: "Kredittgrensen er brukt opp", retryable: false };
      const rejected = await walk.ask("POST", `/factoring/invoices/${id}/rejection`, { json });
      expectStatus(rejected, 200);
      expectThat("the invoice", rejected.body, { status: "rejected" });
      const told = await walk.ask("POST", `/factoring/invoices/${id}/claim`);
      return expectRefusal(told, 409, "invalid_status_transition", { from: "rejected", allowed: [] });
    },
  },
];
