import { claim, headingOf, nameOf, read, refused, send, settle } from "../acts";
import type { Invoice } from "../api";
import { renderInvoice } from "../invoice-pdf";
import { kidOf } from "../kid";
import { advance, basisPointsOf } from "../postings";
import { sellerOf } from "../seller";
import { expectThat, type Scenario, type Stage } from "../stage";
import { words } from "../words";

/** Everything is sent twice, as after lost answers: it happens once. Something else under the same name is refused. */
export const duplicates: Scenario = {
  name: "duplicates",
  title: { nb: "Alt sendes to ganger", en: "Everything is sent twice" },
  agreements: ["financing"],
  needs: "invoice",
  async play(stage, invoice) {
    await twiceClaimed(stage, invoice);
    await send(stage, invoice);
    await twiceTold(stage, invoice);
    await twiceDelivered(stage, invoice);
    stage.clock.advance(1);
    const advanced = await twicePosted(stage, invoice);
    stage.clock.advanceTo(invoice.dueDate);
    await settle(stage, invoice, advanced);
  },
};

async function twiceClaimed(stage: Stage, invoice: Invoice): Promise<void> {
  await claim(stage, invoice);
  await stage.step("Claim it again: the same, and no change", async () => {
    const { sequence } = await read(stage, invoice);
    const again = await stage.client.post("/factoring/invoices/{invoiceId}/claim", {
      path: { invoiceId: invoice.id },
    });
    expectThat("the invoice", again, { status: "fetched", sequence });
  });
}

/** A key answers as the first time, and is for one call only. */
async function twiceTold(stage: Stage, invoice: Invoice): Promise<void> {
  const { client, clock } = stage;
  const idempotencyKey = `sim-${invoice.id}-status`;
  const path = { invoiceId: invoice.id };
  const body = { status: "delivered", description: "Levert", occurredAt: clock.now() } as const;
  await stage.step("The same call with the same Idempotency-Key answers the same", async () => {
    const first = await client.post("/factoring/invoices/{invoiceId}/status", { path, body, idempotencyKey });
    const again = await client.post("/factoring/invoices/{invoiceId}/status", { path, body, idempotencyKey });
    expectThat("the second answer", again, first);
  });
  await refused(stage, "Another call with that key", { code: "idempotency_key_reused", status: 422 }, () =>
    client.post("/factoring/invoices/{invoiceId}/status", {
      path,
      body: { ...body, description: "En annen" },
      idempotencyKey,
    }),
  );
}

async function twiceDelivered(stage: Stage, invoice: Invoice): Promise<void> {
  const { client, clock } = stage;
  const found = await read(stage, invoice);
  const { bytes } = await client.download(invoice.ehf.href);
  const seller = sellerOf(new TextDecoder().decode(bytes));
  const pdf = await renderInvoice(found, seller, kidOf(invoice.invoiceNo));
  const other = await renderInvoice({ ...found, orderReference: "endret" }, seller, kidOf(invoice.invoiceNo));
  const meta = { deliveredAt: clock.now(), channel: "email" } as const;
  await stage.step(
    words("Deliver {document} with the same PDF again: nothing new", { document: nameOf(invoice) }),
    async () => {
      await client.deliver(invoice.id, { ...meta, text: "En gang til" }, pdf);
      const { delivery, sequence, statusDescription } = await read(stage, invoice);
      expectThat(
        "the invoice",
        { delivery, sequence, statusDescription },
        {
          delivery: found.delivery,
          sequence: found.sequence,
          statusDescription: found.statusDescription,
        },
      );
    },
  );
  await refused(stage, "With another PDF", { code: "already_delivered", status: 409 }, () =>
    client.deliver(invoice.id, meta, other),
  );
}

async function twicePosted(stage: Stage, invoice: Invoice): Promise<number> {
  const { accounts, client } = stage;
  const { invoiceNo, totalAmount } = invoice;
  const amount = basisPointsOf(totalAmount, 8_000);
  const body = advance(accounts, headingOf(stage, invoice, "advance"), [{ invoiceNo, amount }]);
  const { id } = await stage.step("Post the advance", () => client.post("/factoring/vouchers", { body }));
  const promised = {
    code: "duplicate_external_reference",
    status: 409,
    facts: { existingVoucherId: id },
  } as const;
  await refused(stage, "Post it again", promised, () => client.post("/factoring/vouchers", { body }));
  const changed = advance(accounts, headingOf(stage, invoice, "advance"), [
    { invoiceNo, amount: amount - 100 },
  ]);
  await refused(stage, "Post something else by that reference", promised, () =>
    client.post("/factoring/vouchers", { body: changed }),
  );
  return amount;
}
