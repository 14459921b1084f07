import { expectThat } from "../stage";
import { type Check, expectRefusal, expectStatus, need } from "./walk";

const area = "Hearing";

type Feed = {
  data: { type: string; data: { id: string; sequence: number } }[];
  nextAfter: number;
  hasMore: boolean;
};

/** The event feed, and webhooks. */
export const hearingChecks: readonly Check[] = [
  {
    area,
    name: "The feed is in order, and has told of the invoice",
    async run(walk) {
      const places: number[] = [];
      const ready: string[] = [];
      for await (const { type, data } of walk.client.events(0, { limit: 500 })) {
        places.push(data.sequence);
        if (type === "invoice.ready") ready.push(data.id);
      }
      expectThat(
        "whether each place is above the one before",
        places.every((place, index) => place > (places[index - 1] ?? 0)),
        true,
      );
      expectThat("whether it names the invoice", ready.includes(need(walk, "invoice").id), true);
      return `${places.length} events`;
    },
  },
  {
    area,
    name: "Reading on gives what is left, and at the end nothing",
    async run({ ask }) {
      const first = (await ask("GET", "/events?limit=1")).body as Feed;
      const [event] = first.data;
      expectThat("nextAfter", first.nextAfter, event?.data.sequence ?? 0);
      const end = (await ask("GET", "/events?after=999999999999")).body;
      expectThat("the end", end, { data: [], nextAfter: 999_999_999_999, hasMore: false });
      return undefined;
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
        const changed = await ask("PATCH", path, { json: { types: ["invoice.ready"], enabled: false } });
        expectThat("the endpoint", changed.body, { types: ["invoice.ready"], enabled: false });
        const one = (await ask("GET", `${path}/secrets`)).body as { secrets: string[] };
        expectThat(
          "whether secrets are Standard Webhooks'",
          one.secrets.every((secret) => /^whsec_[\w+/=]+$/.test(secret)),
          true,
        );
        await ask("POST", `${path}/secret-rotation`);
        const two = (await ask("GET", `${path}/secrets`)).body as { secrets: string[] };
        expectThat("the older secret", two.secrets.at(1), one.secrets.at(0));
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
      return "plain http and names inside a network are refused";
    },
  },
];
