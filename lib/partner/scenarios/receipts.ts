import { claim, expectAfter, nameOf, read, refused, send, takeAndSend } from "../acts";
import type { Invoice, InvoiceDetail } from "../api";
import { laterBy } from "../clock";
import { renderInvoice } from "../invoice-pdf";
import { kidOf } from "../kid";
import { sellerOf } from "../seller";
import { anyAgreement, expectThat, type Scenario, type Stage } from "../stage";
import { words } from "../words";

/** The PDF that we sent was wrong: another takes its place with a reason, and both are kept (edges 19 and 20). */
export const replacedPdf: Scenario = {
  name: "replaced-pdf",
  title: { nb: "PDF-en erstattes", en: "The PDF is replaced" },
  agreements: anyAgreement,
  needs: "invoice",
  async play(stage, invoice) {
    await claim(stage, invoice);
    const path = { invoiceId: invoice.id };
    const form = (pdf: Uint8Array<ArrayBuffer>) => ({
      reason: "Feil referanse på første versjon",
      pdf: Buffer.from(pdf).toString("base64"),
    });
    const other = await anotherPdf(stage, await read(stage, invoice));
    await refused(stage, "Replace what was never sent", { code: "not_delivered", status: 409 }, () =>
      stage.client.put("/factoring/invoices/{invoiceId}/delivery/pdf", { path, body: form(other) }),
    );
    await send(stage, invoice);
    const meta = { deliveredAt: stage.clock.now(), channel: "email" } as const;
    await refused(stage, "Another PDF as a new receipt", { code: "already_delivered", status: 409 }, () =>
      stage.client.deliver(invoice.id, meta, other),
    );
    await stage.step("Replace it with a reason: both versions are kept, the status stands", async () => {
      await stage.client.put("/factoring/invoices/{invoiceId}/delivery/pdf", { path, body: form(other) });
      const { delivery, status } = await read(stage, invoice);
      expectThat("the status", status, "delivered");
      const versions = [
        { version: 1, reason: "" },
        { version: 2, reason: form(other).reason, size: other.length },
      ];
      expectThat("the versions", delivery?.pdfVersions, versions);
    });
    await stage.step("The same again changes nothing", async () => {
      const { sequence } = await read(stage, invoice);
      await stage.client.put("/factoring/invoices/{invoiceId}/delivery/pdf", { path, body: form(other) });
      expectThat("its sequence", (await read(stage, invoice)).sequence, sequence);
    });
  },
};

/** Our receipt comes after the due date: it stands, and the client is warned (edges 21 and 23). */
export const lateReceipt: Scenario = {
  name: "late-receipt",
  title: { nb: "Kvittering etter forfall", en: "A receipt after the due date" },
  agreements: anyAgreement,
  needs: "invoice",
  async play(stage, invoice) {
    const { client, clock } = stage;
    await claim(stage, invoice);
    await refused(
      stage,
      "A receipt without its PDF",
      {
        code: "validation_failed",
        status: 422,
        facts: { errors: [{ in: "body", pointer: "/pdf", code: "required" }] },
      },
      () => {
        const form = new FormData();
        const meta = JSON.stringify({ deliveredAt: clock.now(), channel: "letter" });
        form.set("meta", new Blob([meta], { type: "application/json" }));
        return client.post("/factoring/invoices/{invoiceId}/delivery", {
          path: { invoiceId: invoice.id },
          body: form,
        });
      },
    );
    clock.advanceTo(laterBy(invoice.dueDate, 3));
    await stage.step(
      words("Deliver {document} three days late, and without a KID", { document: nameOf(invoice) }),
      async () => {
        const pdf = await anotherPdf(stage, await read(stage, invoice));
        await client.deliver(invoice.id, { deliveredAt: clock.now(), channel: "letter" }, pdf);
        const found = await read(stage, invoice);
        expectThat("the invoice", found, { status: "delivered", factorKid: null, dueDate: invoice.dueDate });
        expectThat("the delivery", found.delivery, { warnings: ["delivered_after_due_date"] });
      },
    );
  },
};

/** The debtor's limit: what we tell of it is there when one asks, and tells nothing of the books. */
export const creditLimit: Scenario = {
  name: "credit-limit",
  title: { nb: "Kredittgrense for kunden", en: "A credit limit for the debtor" },
  agreements: anyAgreement,
  needs: "invoice",
  async play(stage, invoice) {
    const { client, random } = stage;
    const path = { customerNo: invoice.customer.customerNo };
    const used = random.between(1, 20) * 100_000;
    await takeAndSend(stage, invoice);
    await stage.step("Report what we will finance of this debtor, and how much is in use", async () => {
      const body = { limit: used + invoice.totalAmount, used, validTo: laterBy(stage.clock.today(), 365) };
      await client.post("/factoring/customers/{customerNo}/credit-limit", { path, body });
      const found = await client.get("/factoring/customers/{customerNo}", { path });
      expectThat("the credit limit", found.creditLimit, body);
    });
    await stage.step("The limit is used up: above it is allowed to say, and nothing is posted", async () => {
      const body = { limit: used, used: used + invoice.totalAmount, validTo: null };
      await client.post("/factoring/customers/{customerNo}/credit-limit", { path, body });
      const found = await client.get("/factoring/customers/{customerNo}", { path });
      expectThat("the credit limit", found.creditLimit, body);
      await expectAfter(stage, invoice, { balance: invoice.totalAmount, held: 0, status: "delivered" });
    });
  },
};

/** A PDF that is not the one we sent. */
async function anotherPdf(
  { client }: Stage,
  invoice: InvoiceDetail & Pick<Invoice, "invoiceNo">,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = await client.download(invoice.ehf.href);
  const seller = sellerOf(new TextDecoder().decode(bytes));
  return await renderInvoice({ ...invoice, orderReference: "rettet" }, seller, kidOf(invoice.invoiceNo));
}
