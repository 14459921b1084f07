import { verifyWebhook, WebhookError } from "@/lib/client/webhook";
import { expectThat, NotAsPromised } from "../stage";
import { type HeardMessage, openListener, type WebhookListener } from "../webhook-listener";
import { verbatim } from "../words";
import { type Check, expectRefusal, expectStatus, Skipped, type Walk } from "./walk";

const area = "Webhooks";

/** Messages, as they come to a program of ours. */
export const webhookChecks: readonly Check[] = [
  {
    area,
    name: "A webhook address without https, or inside a network, is refused",
    async run({ ask }) {
      for (const url of [
        "http://partner.example/hook",
        "https://intranet/hook",
        "https://localhost.internal/hook",
      ]) {
        const told = await ask("POST", "/webhook-endpoints", { json: { url } });
        expectRefusal(told, 422, "validation_failed", { errors: [{ in: "body", pointer: "/url" }] });
      }
      return verbatim("422 validation_failed");
    },
  },
  {
    area,
    name: "A webhook endpoint is made, changed, tried and ended",
    async run({ ask }) {
      const made = await ask("POST", "/webhook-endpoints", {
        json: { url: "https://po-factoring.example/hook" },
      });
      expectStatus(made, 201);
      const { id } = made.body as { id: string };
      const path = `/webhook-endpoints/${id}`;
      expectThat("Location", made.headers.get("Location"), `/api/v1${path}`);
      try {
        const { data } = (await ask("GET", "/webhook-endpoints")).body as { data: { id: string }[] };
        expectThat(
          "whether it is listed",
          data.some((one) => one.id === id),
          true,
        );
        const changed = await ask("PATCH", path, { json: { types: ["invoice.ready"], enabled: false } });
        expectThat("the endpoint", changed.body, { types: ["invoice.ready"], enabled: false });
        const sent = (await ask("POST", `${path}/test`)).body as { id: string };
        const log = (await ask("GET", `${path}/deliveries`)).body;
        expectThat("the log", log, { data: [{ id: sent.id, type: "webhook.test" }] });
      } finally {
        expectStatus(await ask("DELETE", path), 200);
      }
      return expectRefusal(await ask("GET", path), 404, "not_found");
    },
  },
  {
    area,
    name: "While a secret is rotated two are live, and the older is the one before",
    async run({ ask }) {
      const made = await ask("POST", "/webhook-endpoints", {
        json: { url: "https://po-factoring.example/rotation" },
      });
      const path = `/webhook-endpoints/${(made.body as { id: string }).id}`;
      try {
        const one = await secretsOf(ask, path);
        expectThat(
          "whether secrets are Standard Webhooks'",
          one.every((secret) => /^whsec_[\w+/=]+$/.test(secret)),
          true,
        );
        expectStatus(await ask("POST", `${path}/secret-rotation`), 200);
        const two = await secretsOf(ask, path);
        expectThat("the number of secrets", two.length, 2);
        expectThat("the older secret", two.at(1), one.at(0));
        return undefined;
      } finally {
        expectStatus(await ask("DELETE", path), 200);
      }
    },
  },
  {
    area,
    name: "A message is signed by every live secret, refused when altered, and sent again when asked",
    async run(walk) {
      const listener = await openListener();
      try {
        return await hear(walk, listener);
      } finally {
        await listener.close();
      }
    },
  },
];

async function hear({ ask }: Walk, listener: WebhookListener) {
  const made = await ask("POST", "/webhook-endpoints", { json: { url: listener.url } });
  if (made.status === 422)
    throw new Skipped("this Fordring sends no webhooks to the machine that the run is on");
  expectStatus(made, 201);
  const path = `/webhook-endpoints/${(made.body as { id: string }).id}`;
  try {
    listener.recover();
    const before = await secretsOf(ask, path);
    expectStatus(await ask("POST", `${path}/secret-rotation`), 200);
    const sent = (await ask("POST", `${path}/test`)).body as { id: string };
    const first = await listener.next();
    for (const secrets of [before, await secretsOf(ask, path)]) await expectSigned(first, secrets, sent.id);
    await expectRefused(first, before);

    const replay = await ask("POST", `${path}/deliveries/${sent.id}/replay`);
    expectStatus(replay, 200);
    const { id } = replay.body as { id: string };
    await expectSigned(await listener.next(), before, id);
    return verbatim("webhook.test");
  } finally {
    expectStatus(await ask("DELETE", path), 200);
  }
}

async function expectSigned({ headers, body }: HeardMessage, secrets: readonly string[], id: string) {
  const message = await verifyWebhook(headers, body, secrets);
  expectThat("the message", { id: message.id, type: message.event.type }, { id, type: "webhook.test" });
}

/** A letter of it is another, or it is of another day. */
async function expectRefused({ headers, body }: HeardMessage, secrets: readonly string[]) {
  const tomorrow = new Date(Date.now() + 86_400_000);
  for (const [text, now] of [
    [body.replace("webhook.test", "invoice.ready"), new Date()],
    [body, tomorrow],
  ] as const) {
    const told = await verifyWebhook(headers, text, secrets, { now }).catch((error: unknown) => error);
    if (!(told instanceof WebhookError)) throw new NotAsPromised("an altered message was believed");
  }
}

async function secretsOf(ask: Walk["ask"], path: string): Promise<string[]> {
  return ((await ask("GET", `${path}/secrets`)).body as { secrets: string[] }).secrets;
}
