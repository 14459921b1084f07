import { claim, nameOf, read, report, send } from "../acts";
import type { Invoice } from "../api";
import { anyAgreement, expectThat, NotAsPromised, type Scenario, type Stage } from "../stage";
import { words } from "../words";

/** The client has credited an invoice that we had fetched: the credit note travels the same road, and both end. */
export const creditNote: Scenario = {
  name: "credit-note",
  title: { nb: "Kreditnota underveis", en: "A credit note underway" },
  agreements: anyAgreement,
  needs: "credit_note",
  async play(stage, note) {
    const original = await originalOf(stage, note);
    await claim(stage, note);
    if (original.status === "ready") await claim(stage, original);
    if (original.status === "ready" || original.status === "fetched") await send(stage, original);
    stage.clock.advance(1);
    await send(stage, note);
    await stage.step("What the debtor owes is what the credit note has left of it", async () => {
      const { balance } = await read(stage, original);
      const rest = Math.max(0, original.totalAmount - note.totalAmount);
      expectThat("the invoice's balance", balance, rest);
    });
    await report(stage, note, {
      status: "completed",
      description: `Avregnet mot faktura ${original.invoiceNo}`,
    });
    if ((await read(stage, original)).balance === 0)
      await report(stage, original, {
        status: "completed",
        description: `Kreditert med kreditnota ${note.invoiceNo}`,
      });
  },
};

function originalOf(stage: Stage, note: Invoice): Promise<Invoice> {
  return stage.step(words("Find what {document} credits", { document: nameOf(note) }), async () => {
    const { originalInvoice } = await read(stage, note);
    expectThat("the original's number", originalInvoice?.invoiceNo, note.originalInvoiceNo);
    if (!originalInvoice?.id)
      throw new NotAsPromised("the original is not ours: nothing to set it off against");
    return await read(stage, { id: originalInvoice.id });
  });
}
