import { expectThat } from "../stage";
import { verbatim } from "../words";
import { type Check, expectRefusal, expectStatus, need } from "./walk";

const area = "Repeating";

/** Answers that were lost on the way. */
export const repeatingChecks: readonly Check[] = [
  {
    area,
    name: "The same Idempotency-Key and content answer as the first time, and say so",
    async run({ ask, mark }) {
      const headers = { "Idempotency-Key": `${mark}-key` };
      const json = { url: "https://po-factoring.example/conformance", types: ["invoice.ready"] };
      const first = await ask("POST", "/webhook-endpoints", { json, headers });
      expectStatus(first, 201);
      const again = await ask("POST", "/webhook-endpoints", { json, headers });
      expectThat("the second answer", again.body, first.body);
      expectThat("Idempotent-Replayed", again.headers.get("Idempotent-Replayed"), "true");
      expectThat("the first's Idempotent-Replayed", first.headers.get("Idempotent-Replayed"), null);

      const other = await ask("POST", "/webhook-endpoints", { json: { ...json, types: [] }, headers });
      expectRefusal(other, 422, "idempotency_key_reused");
      const { id } = first.body as { id: string };
      expectStatus(await ask("DELETE", `/webhook-endpoints/${id}`), 200);
      return verbatim("422 idempotency_key_reused");
    },
  },
  {
    area,
    name: "A refused request may be mended and sent with the same key",
    async run(walk) {
      const { id, invoiceDate } = need(walk, "invoice");
      need(walk, "pdf");
      const headers = { "Idempotency-Key": `${walk.mark}-mended` };
      const path = `/factoring/invoices/${id}/status`;
      const occurredAt = `${invoiceDate}T12:00:00Z`;
      const bad = await walk.ask("POST", path, { json: { status: "delivrd", occurredAt }, headers });
      expectRefusal(bad, 422, "validation_failed");
      const mended = await walk.ask("POST", path, { json: { status: "delivered", occurredAt }, headers });
      expectThat("whether the key was still free", mended.status !== 422, true);
      return undefined;
    },
  },
];
