import { verifyWebhook } from "@/lib/client/webhook";
import { claim, nameOf } from "../acts";
import { anyAgreement, expectThat, type Scenario, type Stage } from "../stage";
import { openListener, type WebhookListener } from "../webhook-listener";
import { verbatim, words } from "../words";

/** Our listener is down, and webhooks are lost: the feed has everything, and what was lost can be sent again. */
export const webhookLoss: Scenario = {
  name: "webhook-loss",
  title: { nb: "Webhooks går tapt", en: "Webhooks are lost" },
  agreements: anyAgreement,
  needs: "invoice",
  async play(stage, invoice) {
    const { client } = stage;
    const listener = await openListener();
    try {
      const endpointId = await subscribe(stage, listener);
      try {
        await lose(stage, endpointId, listener);
        await stage.step("The feed has what the webhooks would have told", async () => {
          const seen: string[] = [];
          const places: number[] = [];
          for await (const { type, data } of client.events(0)) {
            places.push(data.sequence);
            if (type === "invoice.ready") seen.push(data.id);
          }
          expectThat("whether it names the invoice", seen.includes(invoice.id), true);
          expectThat(
            "the order",
            places,
            [...places].sort((a, b) => a - b),
          );
          stage.note(
            words("{count} events, {ready} of invoices that were ready", {
              count: places.length,
              ready: seen.length,
            }),
          );
        });
        await stage.step("Reading on from any place gives the rest, and nothing twice", async () => {
          const all = await placesAfter(stage, 0);
          const middle = all[Math.floor(all.length / 2)] ?? 0;
          const rest = await placesAfter(stage, middle);
          expectThat(
            "what comes after the middle",
            rest,
            all.filter((place) => place > middle),
          );
        });
        await claim(stage, invoice);
        await stage.step(
          words("What the feed told of {document} was enough", { document: nameOf(invoice) }),
          async () => {
            const { status } = await client.get("/factoring/invoices/{invoiceId}", {
              path: { invoiceId: invoice.id },
            });
            expectThat("the status", status, "fetched");
          },
        );
      } finally {
        await client.delete("/webhook-endpoints/{endpointId}", { path: { endpointId } });
      }
    } finally {
      await listener.close();
    }
  },
};

async function placesAfter({ client }: Stage, after: number): Promise<number[]> {
  const places: number[] = [];
  for await (const { data } of client.events(after, { limit: 3 })) places.push(data.sequence);
  return places;
}

/** To a program of ours beside the Fordring, where it allows that (a demo); else to an address where nobody is. */
function subscribe({ client, step, note }: Stage, listener: WebhookListener): Promise<string> {
  return step("Ask to be told by webhook, at an address that does not work", async () => {
    const tell = (url: string) => client.post("/webhook-endpoints", { body: { url } });
    const endpoint = await tell(listener.url).catch(() => tell("https://po-factoring.example/hook"));
    note(verbatim(endpoint.url));
    return endpoint.id;
  });
}

/** A message that nobody takes, and, where we can be reached, the same again once we are up. */
function lose({ client, step, note }: Stage, endpointId: string, listener: WebhookListener): Promise<void> {
  return step("A message is lost, is in the log, and comes when it is sent again", async () => {
    const path = { endpointId };
    const { url } = await client.get("/webhook-endpoints/{endpointId}", { path });
    const sent = await client.post("/webhook-endpoints/{endpointId}/test", { path });
    const logged = await client.get("/webhook-endpoints/{endpointId}/deliveries", { path });
    expectThat("the log", logged.data, [{ id: sent.id, type: "webhook.test" }]);
    if (url !== listener.url) return note("this Fordring does not reach us, so it was not sent again");

    await listener.next();
    listener.recover();
    await client.post("/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/replay", {
      path: { endpointId, deliveryId: sent.id },
    });
    const { secrets } = await client.get("/webhook-endpoints/{endpointId}/secrets", { path });
    const { headers, body } = await listener.next();
    const { event } = await verifyWebhook(headers, body, secrets);
    expectThat("the message", event.type, "webhook.test");
    note("refused once with 503, then taken and verified");
  });
}
