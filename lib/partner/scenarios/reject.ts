import { claim, read, refused } from "../acts";
import { renderInvoice } from "../invoice-pdf";
import { kidOf } from "../kid";
import { anyAgreement, expectThat, type Scenario } from "../stage";
import { verbatim, words } from "../words";

/** We do not take it: the client is told why, and it cannot be ours again. */
export const reject: Scenario = {
  name: "reject",
  title: { nb: "Avvist av factoringselskapet", en: "Rejected by the factoring company" },
  agreements: anyAgreement,
  needs: "invoice",
  async play(stage, invoice) {
    const { client, clock, random } = stage;
    const path = { invoiceId: invoice.id };
    const body = {
      ...random.oneOf([
        { reasonCode: "limit_exceeded", text: "Kredittgrensen for debitor er brukt opp" },
        { reasonCode: "address_deviation", text: "Adressen stemmer ikke med registeret" },
        { reasonCode: "debtor_unknown", text: "Debitor er ikke registrert hos oss" },
      ] as const),
      retryable: random.oneOf([true, false]),
    };
    await claim(stage, invoice);
    await stage.step(words("Reject it: {reason}", { reason: body.reasonCode }), async () => {
      await client.post("/factoring/invoices/{invoiceId}/rejection", { path, body });
      expectThat("the invoice", await read(stage, invoice), {
        status: "rejected",
        statusDescription: body.text,
      });
      stage.note(verbatim(`«${body.text}»`));
    });
    await stage.step("Reject it again, as after a lost answer: the same", async () => {
      const again = await client.post("/factoring/invoices/{invoiceId}/rejection", { path, body });
      expectThat("the status", again.status, "rejected");
    });
    const promised = {
      code: "invalid_status_transition",
      status: 409,
      facts: { from: "rejected", allowed: [] },
    } as const;
    await refused(stage, "Claim it", promised, () =>
      client.post("/factoring/invoices/{invoiceId}/claim", { path }),
    );
    await refused(stage, "Deliver it", promised, async () => {
      const pdf = await renderInvoice(await read(stage, invoice), unnamed, kidOf(invoice.invoiceNo));
      return await client.deliver(invoice.id, { deliveredAt: clock.now(), channel: "email" }, pdf);
    });
  },
};

/** A seller for a document that nobody will see. */
const unnamed = {
  name: "Avvist",
  orgNr: "",
  street: "",
  postalCode: "",
  city: "",
  vatId: null,
  isRegisteredEnterprise: false,
};
