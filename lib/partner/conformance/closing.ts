import { expectThat, NotAsPromised } from "../stage";
import { words } from "../words";
import { type ApiDocument, judge } from "./document";
import { type Check, expectStatus, need, Skipped } from "./walk";

const area = "Every answer";

/** How many broken promises are told of, when there are many. */
const TOLD = 3;

/** Those that look back on every answer of the run. */
export const closingChecks: readonly Check[] = [
  {
    area,
    name: "Each has a Request-Id of its own",
    async run({ exchanges }) {
      const ids = exchanges.map(({ headers }) => headers.get("Request-Id"));
      expectThat("the number of answers without one", ids.filter((id) => !id).length, 0);
      expectThat("the number of different ones", new Set(ids).size, ids.length);
      return words("{count} answers", { count: ids.length });
    },
  },
  {
    area,
    name: "None is a failure of the server",
    async run({ exchanges }) {
      expectThat(
        "the number of answers of 500 and above",
        exchanges.filter(({ status }) => status >= 500).length,
        0,
      );
      return undefined;
    },
  },
  {
    area,
    name: "Each is as the OpenAPI document says: its status, its media type, and every field of its JSON",
    async run(walk) {
      const { ask, exchanges } = walk;
      const told = await ask("GET", "/openapi.json");
      expectStatus(told, 200);
      const document = told.body as ApiDocument;
      const judged = exchanges.map((exchange) => judge(document, exchange)).filter((one) => one !== null);
      const broken = [...new Set(judged.flatMap((one) => one.broken))];
      if (broken.length > 0)
        throw new NotAsPromised(
          words("{count} broken: {which}", {
            count: broken.length,
            which: broken.slice(0, TOLD).join("; "),
          }),
        );
      const operations = new Set(judged.map(({ operation }) => operation));
      walk.known.operations = operations;
      return words("{count} answers of {operations} operations", {
        count: judged.length,
        operations: operations.size,
      });
    },
  },
  {
    area,
    name: "Every operation of the document has been asked",
    async run(walk) {
      const asked = need(walk, "operations");
      const document = (await walk.ask("GET", "/openapi.json")).body as ApiDocument;
      const all = Object.values(document.paths).flatMap((methods) =>
        Object.values(methods).flatMap(({ operationId }) => operationId ?? []),
      );
      const left = all.filter((one) => !asked.has(one));
      if (left.length > 0)
        throw new Skipped(words("not asked: {operations}", { operations: left.join(", ") }));
      return words("{count} operations", { count: all.length });
    },
  },
];
