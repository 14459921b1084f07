import { claim, expectAfter, nameOf, payAdvance, payOut, read, receive, report, send } from "../acts";
import type { Invoice } from "../api";
import { basisPointsOf } from "../postings";
import { anyAgreement, expectThat, NotPlayable, type Scenario, type Stage } from "../stage";
import { tell } from "../telling";
import { words } from "../words";

/** The client credits it before we came for it: it is withdrawn, and neither document is offered (edge 9). */
export const creditedBeforeFetch: Scenario = {
  name: "credited-before-fetch",
  title: { nb: "Kreditert før henting", en: "Credited before it was fetched" },
  agreements: anyAgreement,
  needs: "invoice",
  needsCompany: true,
  async play(stage, invoice) {
    const { client, step } = stage;
    await step("The client credits it while it waits: nothing of it is offered", async () => {
      const noteId = await stage.company().credit(invoice.id, 100);
      expectThat("the credit note's id", noteId, null);
      expectThat("the invoice", await read(stage, invoice), { status: "withdrawn", balance: 0 });
    });
    await step("The feed has told of it", async () => {
      const told: string[] = [];
      for await (const { type, data } of client.events(0))
        if (type === "invoice.withdrawn") told.push(data.id);
      expectThat("whether it names the invoice", told.includes(invoice.id), true);
    });
    await step("It cannot be claimed, and of many at once it is told which", async () => {
      const { results } = await client.post("/factoring/invoices/claims", { body: { ids: [invoice.id] } });
      expectThat("the results", results, [
        { id: invoice.id, claimed: false, code: "invalid_status_transition" },
      ]);
    });
  },
};

/** The client credits part of it after we had delivered and paid in advance: the debtor owes less, and so does the client (edge 11). */
export const partCredited: Scenario = {
  name: "part-credited",
  title: { nb: "Delvis kreditert etter levering", en: "Credited in part after delivery" },
  agreements: ["financing"],
  needs: "invoice",
  needsCompany: true,
  async play(stage, invoice) {
    const { clock, random } = stage;
    await claim(stage, invoice);
    await send(stage, invoice);
    const advanced = await payAdvance(stage, invoice);
    const note = await credit(stage, invoice, random.between(2, 5) * 10);
    const left = invoice.totalAmount - note.totalAmount;

    await claim(stage, note);
    clock.advance(1);
    await send(stage, note);
    const still = { balance: left, held: -advanced, status: "delivered" } as const;
    await tell(stage, note, { kind: "credit_applied", amount: note.totalAmount }, {});
    const back = advanced - basisPointsOf(left, 8_000);
    const lower = { ...still, held: -basisPointsOf(left, 8_000) };
    await tell(stage, invoice, { kind: "recourse", amount: back }, lower);
    await report(stage, note, {
      status: "completed",
      description: `Avregnet mot faktura ${invoice.invoiceNo}`,
    });

    clock.advanceTo(invoice.dueDate);
    const held = left - basisPointsOf(left, 8_000);
    await receive(stage, invoice, { amount: left, after: { balance: 0, held, status: "completed" } });
    await payOut(stage, invoice, held);
  },
};

/** The client credits it after we fetched it, and before it was delivered: both documents travel the same road (edge 10). */
export const creditedAfterFetch: Scenario = {
  name: "credited-after-fetch",
  title: { nb: "Kreditert etter henting, før levering", en: "Credited after it was fetched" },
  agreements: anyAgreement,
  needs: "invoice",
  needsCompany: true,
  async play(stage, invoice) {
    await claim(stage, invoice);
    const note = await credit(stage, invoice, 100);
    await stage.step("The invoice is still ours, and owes nothing", () =>
      expectAfter(stage, invoice, { balance: 0, status: "fetched" }),
    );
    await stage.step("Turn the invoice down, since it was credited: nobody is sent it", async () => {
      const path = { invoiceId: invoice.id };
      const body = { reasonCode: "other", text: "Kreditert før levering", retryable: false } as const;
      await stage.client.post("/factoring/invoices/{invoiceId}/rejection", { path, body });
      expectThat("the status", (await read(stage, invoice)).status, "rejected");
    });
    await claim(stage, note);
    await send(stage, note);
    await report(stage, note, { status: "completed", description: `Gjelder faktura ${invoice.invoiceNo}` });
  },
};

/** Ask the client to credit so many per cent; the credit note is offered to us with its original's number. */
function credit(stage: Stage, invoice: Invoice, percent: number): Promise<Invoice> {
  const title = words("The client credits {percent} % of {document}", {
    percent,
    document: nameOf(invoice),
  });
  return stage.step(title, async () => {
    const invoiceId = await stage.company().credit(invoice.id, percent);
    if (invoiceId === null) throw new NotPlayable("the credit note was not offered to us");
    const note = await stage.client.get("/factoring/invoices/{invoiceId}", { path: { invoiceId } });
    const { invoiceNo: originalInvoiceNo } = invoice;
    expectThat("the credit note", note, { type: "credit_note", status: "ready", originalInvoiceNo });
    return note;
  });
}
