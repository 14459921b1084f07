import { expectThat, NotAsPromised } from "../stage";
import { type ApiDocument, judge } from "./document";
import { type Check, expectStatus } from "./walk";

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
      return `${ids.length} answers`;
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
    async run({ ask, exchanges }) {
      const told = await ask("GET", "/openapi.json");
      expectStatus(told, 200);
      const document = told.body as ApiDocument;
      const judged = exchanges.map((exchange) => judge(document, exchange)).filter((one) => one !== null);
      const broken = [...new Set(judged.flatMap((one) => one.broken))];
      if (broken.length > 0)
        throw new NotAsPromised(`${broken.length} broken: ${broken.slice(0, TOLD).join("; ")}`);
      const operations = new Set(judged.map(({ operation }) => operation));
      return `${judged.length} answers of ${operations.size} operations`;
    },
  },
];
