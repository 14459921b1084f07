import { expectThat } from "../stage";
import { words } from "../words";
import { type Check, need } from "./walk";

const area = "Hearing";

type Feed = {
  data: { type: string; data: { id: string; sequence: number } }[];
  nextAfter: number;
  hasMore: boolean;
};

/** The event feed. */
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
      return words("{count} events", { count: places.length });
    },
  },
  {
    area,
    name: "The feed has every change that this run has made, whether or not a webhook told it",
    async run(walk) {
      const promised = [
        `invoice.status_changed ${need(walk, "invoice").id}`,
        `invoice.status_changed ${need(walk, "second").id}`,
        `invoice.status_changed ${need(walk, "third").id}`,
        `invoice.updated ${need(walk, "fourth").id}`,
        `voucher.reversed ${need(walk, "spare")}`,
      ];
      const told = new Set<string>();
      for await (const { type, data } of walk.client.events(0, { limit: 500 }))
        told.add(`${type} ${data.id}`);
      expectThat(
        "what the feed has not told",
        promised.filter((one) => !told.has(one)),
        [],
      );
      return words("{count} changes", { count: promised.length });
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
];
