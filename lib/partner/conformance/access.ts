import { expectThat } from "../stage";
import { verbatim, words } from "../words";
import { type Check, expectRefusal, expectStatus, need } from "./walk";

const area = "Access";

/** Tokens, and whose books they open. */
export const accessChecks: readonly Check[] = [
  {
    area,
    name: "Wrong keys get no token, in RFC 6749's words",
    async run({ askToken }) {
      const told = await askToken(`Basic ${btoa("nobody:nothing")}`, { grant_type: "client_credentials" });
      expectStatus(told, 401);
      expectThat("the error", told.body, { error: "invalid_client" });
      expectThat("the challenge's scheme", told.headers.get("WWW-Authenticate")?.split(" ")[0], "Basic");
      return verbatim("401 invalid_client");
    },
  },
  {
    area,
    name: "The keys get a bearer token that nobody may cache",
    async run({ askToken, keys }) {
      const basic = `Basic ${btoa(`${keys.applicationKey}:${keys.clientKey}`)}`;
      const told = await askToken(basic, { grant_type: "client_credentials" });
      expectStatus(told, 200);
      expectThat("the token", told.body, { token_type: "Bearer" });
      expectThat("Cache-Control", told.headers.get("Cache-Control"), "no-store");
      const { expires_in: seconds, scope } = told.body as { expires_in: number; scope: string };
      expectThat("whether it lives", seconds > 0, true);
      return verbatim(`${seconds} s: ${scope}`);
    },
  },
  {
    area,
    name: "A token that was never given opens nothing",
    async run({ ask, stranger }) {
      const told = await ask("GET", "/connection", {}, stranger);
      expectThat("the challenge's scheme", told.headers.get("WWW-Authenticate")?.split(" ")[0], "Bearer");
      return expectRefusal(told, 401, "unauthorized");
    },
  },
  {
    area,
    name: "The agreement names the books and the accounts to post to",
    async run(walk) {
      const connection = await walk.client.get("/connection");
      walk.known.connection = connection;
      const kinds = connection.accounts.map(({ eventKind }) => eventKind);
      for (const kind of ["clearing", "bank", "fee"])
        expectThat(words("whether “{kind}” is mapped", { kind }), kinds.includes(kind), true);
      return verbatim(`${connection.company.name}, ${connection.agreementType}, ${connection.state}`);
    },
  },
  {
    area,
    name: "An answer tells how many calls remain, and what the quota is",
    async run({ ask }) {
      const { headers } = await ask("GET", "/connection");
      const remains = headers.get("RateLimit") ?? "";
      const quota = headers.get("RateLimit-Policy") ?? "";
      expectThat(
        words("whether {header} is as promised", { header: `RateLimit: ${remains}` }),
        /^"\w+";r=\d+;t=\d+$/.test(remains),
        true,
      );
      expectThat(
        words("whether {header} is as promised", { header: `RateLimit-Policy: ${quota}` }),
        /^"\w+";q=\d+;w=\d+$/.test(quota),
        true,
      );
      return verbatim(`${remains} / ${quota}`);
    },
  },
  {
    area,
    name: "Refusals are told in the language asked for, with the same code",
    async run({ ask }) {
      const path = "/factoring/invoices/00000000-0000-4000-8000-000000000000";
      const norwegian = await ask("GET", path, { headers: { "Accept-Language": "nb" } });
      const english = await ask("GET", path, { headers: { "Accept-Language": "en" } });
      expectRefusal(norwegian, 404, "not_found");
      expectRefusal(english, 404, "not_found");
      const detail = ({ body }: typeof english) => (body as { detail: string }).detail;
      expectThat("whether the words are the same", detail(norwegian) === detail(english), false);
      return verbatim(`«${detail(norwegian)}» / “${detail(english)}”`);
    },
  },
  {
    area,
    name: "A method that is not there is 405 with those that are",
    async run(walk) {
      need(walk, "connection");
      const told = await walk.ask("DELETE", "/connection");
      expectThat("Allow", told.headers.get("Allow"), "GET");
      return expectRefusal(told, 405, "method_not_allowed", { allow: ["GET"] });
    },
  },
];
