import type { Voucher } from "../api";
import { expectThat, NotAsPromised } from "../stage";
import { verbatim, words } from "../words";
import { dayOf, heading, isPosted } from "./books";
import { accounts, type Check, expectRefusal, expectStatus, need, type Walk } from "./walk";

const area = "Mending";

/** A fee of one krone that names no invoice: it is reversed again. */
function feeOf(walk: Walk, event: string): Voucher {
  const of = accounts(walk);
  const line = (kind: string, amount: number) => ({ account: of.get(kind), amount, eventKind: "fee" });
  return {
    ...heading(walk, event),
    currency: "NOK",
    lines: [line("fee", 100), line("clearing", -100)],
  } as Voucher;
}

type Result = { posted: boolean; id: string | null };

/** Batches, documents behind vouchers, and what is undone. */
export const mendingChecks: readonly Check[] = [
  {
    area,
    name: "Of a batch each voucher is posted or refused by itself, with pointers from the root",
    async run(walk) {
      const [good, other] = [feeOf(walk, "batch-1"), feeOf(walk, "batch-2")];
      const [first, ...rest] = other.lines;
      const unbalanced = { ...other, lines: [{ ...first, amount: 101 }, ...rest] };
      const foreign = { ...feeOf(walk, "batch-3"), lines: [{ ...first, account: 3000 }, ...rest] };
      const json = { vouchers: [good, unbalanced, foreign, good] };
      const path = "/factoring/vouchers/batch";
      const rehearsed = await walk.ask("POST", `${path}?dryRun=true`, { json: { vouchers: [good] } });
      expectStatus(rehearsed, 200);
      expectThat("the results", rehearsed.body, { results: [{ posted: true, id: null, code: null }] });
      expectThat("whether it is in the books", await isPosted(walk, "batch-1"), false);

      const told = await walk.ask("POST", path, { json });
      expectStatus(told, 200);
      const { results } = told.body as { results: Result[] };
      const id = results[0]?.id;
      expectThat("the results", results, [
        { posted: true, code: null },
        { posted: false, code: "unbalanced_voucher" },
        {
          posted: false,
          code: "account_not_allowed",
          errors: [{ pointer: "/vouchers/2/lines/0/account" }],
        },
        { posted: false, code: "duplicate_external_reference", existingVoucherId: id },
      ]);
      expectThat("whether it is in the books", await isPosted(walk, "batch-2"), false);
      if (id) walk.known.spare = id;
      return words("voucher {id}", { id: id ?? "" });
    },
  },
  {
    area,
    name: "A document is sent in once, and the same again is the same",
    async run(walk) {
      const pdf = Buffer.from(need(walk, "pdf")).toString("base64");
      const json = { filename: `${walk.mark}.pdf`, pdf };
      const first = await walk.ask("POST", "/factoring/documents", { json });
      expectStatus(first, 201);
      const { id } = first.body as { id: string };
      const again = await walk.ask("POST", "/factoring/documents", { json });
      expectStatus(again, 200);
      expectThat("the second answer", again.body, { id });
      const bad = await walk.ask("POST", "/factoring/documents", {
        json: { filename: "a.pdf", pdf: btoa("no PDF") },
      });
      walk.known.documentId = id;
      return expectRefusal(bad, 422, "validation_failed", { errors: [{ pointer: "/pdf" }] });
    },
  },
  {
    area,
    name: "A voucher of ours gets its documents, and only those that we have sent in",
    async run(walk) {
      const id = need(walk, "documentId");
      const path = `/factoring/vouchers/${need(walk, "spare")}/documents`;
      expectStatus(await walk.ask("PUT", path, { json: { documentIds: [id] } }), 200);
      const found = await walk.ask("GET", `/factoring/vouchers/${need(walk, "spare")}`);
      expectThat("the voucher", found.body, { documents: [{ id, filename: `${walk.mark}.pdf` }] });
      const documentIds = ["00000000-0000-4000-8000-000000000000"];
      const told = await walk.ask("PUT", path, { json: { documentIds } });
      if (told.status < 400) throw new NotAsPromised("a document of nobody's was taken");
      expectThat("whether it is refused", told.status === 422 || told.status === 404, true);
      return verbatim(String(told.status));
    },
  },
  {
    area,
    name: "A voucher of ours is reversed once, by its mirror",
    async run(walk) {
      const id = need(walk, "spare");
      const path = `/factoring/vouchers/${id}/reversal`;
      const json = { date: dayOf(walk), reason: "Konformitet: tilbakeført" };
      const told = await walk.ask("POST", path, { json });
      expectStatus(told, 201);
      expectThat("the voucher", told.body, { reverses: id, lines: [{ amount: -100 }, { amount: 100 }] });
      const found = await walk.ask("GET", `/factoring/vouchers/${id}`);
      const { id: mirror } = told.body as { id: string };
      expectThat("the voucher", found.body, { reversedBy: mirror });
      const again = await walk.ask("POST", path, { json: { ...json, reason: "En gang til" } });
      return expectRefusal(again, 409, "already_reversed", { reversedBy: mirror });
    },
  },
  {
    area,
    name: "The client's own vouchers cannot be read or reversed",
    async run(walk) {
      // Series 1 are sales vouchers: there is one behind every invoice.
      expectRefusal(await walk.ask("GET", "/factoring/vouchers/1-1"), 404, "not_found");
      const json = { date: dayOf(walk), reason: "Ikke vårt" };
      const told = await walk.ask("POST", "/factoring/vouchers/1-1/reversal", { json });
      return expectRefusal(told, 404, "not_found");
    },
  },
];
