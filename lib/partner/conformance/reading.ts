import type { Invoice } from "../api";
import { isPlayed } from "../played";
import { expectThat } from "../stage";
import { verbatim, words } from "../words";
import { type Check, expectRefusal, expectStatus, need, Skipped } from "./walk";

const area = "Reading";

/** What the run does with the first that wait, in their order. */
const taken = ["invoice", "second", "third", "fourth"] as const;

type Page = { data: Invoice[]; nextCursor: string | null; hasMore: boolean };

/** Lists, pages and files. No GET changes anything. */
export const readingChecks: readonly Check[] = [
  {
    area,
    name: "What waits to be fetched is listed in the order of its sequence",
    async run({ client, known }) {
      const waiting: Invoice[] = [];
      for await (const one of client.items("/factoring/invoices", { query: { status: "ready" } }))
        waiting.push(one);
      const places = waiting.map(({ sequence }) => sequence);
      expectThat(
        "the order",
        places,
        [...places].sort((a, b) => a - b),
      );
      // The run posts in kroner.
      const payable = waiting
        .filter(({ type, balance, currency }) => type === "invoice" && balance > 0 && currency === "NOK")
        // In a demo first those that no other program of ours takes.
        .toSorted((a, b) => Number(isPlayed(b)) - Number(isPlayed(a)));
      for (const [index, name] of taken.entries()) {
        const invoice = payable[index];
        if (invoice) known[name] = invoice;
      }
      return words("{count} wait", { count: waiting.length });
    },
  },
  {
    area,
    name: "Page by page gives the same as at once, and nothing twice",
    async run({ ask, client }) {
      const whole = (await ask("GET", "/factoring/invoices?limit=4")).body as Page;
      if (whole.data.length < 2) throw new Skipped("it takes two invoices in any status");
      const ids: string[] = [];
      for await (const page of client.pages("/factoring/invoices", { query: { limit: 1 } })) {
        ids.push(...page.data.map(({ id }) => id));
        if (ids.length === whole.data.length) break;
      }
      expectThat(
        "the invoices",
        ids,
        whole.data.map(({ id }) => id),
      );
      return words("{count} pages of one", { count: ids.length });
    },
  },
  {
    area,
    name: "At the end of the list an empty page keeps the cursor that was sent",
    async run({ ask, client }) {
      let cursor: string | null = null;
      for await (const page of client.pages("/factoring/invoices", { query: { limit: 500 } }))
        cursor = page.nextCursor;
      if (cursor === null) throw new Skipped("no invoice in any status");
      const told = await ask("GET", `/factoring/invoices?cursor=${encodeURIComponent(cursor)}`);
      expectThat("the page", told.body, { data: [], nextCursor: cursor, hasMore: false });
      return undefined;
    },
  },
  {
    area,
    name: "A filter or a cursor that is none is refused at the field",
    async run({ ask }) {
      const at = (pointer: string) => ({ errors: [{ in: "query", pointer }] });
      expectRefusal(
        await ask("GET", "/factoring/invoices?status=redy"),
        422,
        "validation_failed",
        at("/status"),
      );
      expectRefusal(
        await ask("GET", "/factoring/invoices?limit=501"),
        422,
        "validation_failed",
        at("/limit"),
      );
      const told = await ask("GET", "/factoring/invoices?cursor=nonsense");
      return expectRefusal(told, 422, "validation_failed", at("/cursor"));
    },
  },
  {
    area,
    name: "An invoice adds up, and is the one that the list showed",
    async run(walk) {
      const invoice = need(walk, "invoice");
      const found = await walk.client.get("/factoring/invoices/{invoiceId}", {
        path: { invoiceId: invoice.id },
      });
      expectThat("the invoice", found, invoice);
      const net = found.lines.reduce((sum, { netAmount }) => sum + netAmount, 0);
      expectThat("the lines' sum", net, found.netAmount);
      expectThat("net and VAT", found.netAmount + found.vatAmount, found.totalAmount);
      return words("{count} lines, {name}", { count: found.lines.length, name: found.customer.name });
    },
  },
  {
    area,
    name: "Lists are narrowed by type and by when they changed",
    async run({ ask }) {
      const notes = (await ask("GET", "/factoring/invoices?type=credit_note&limit=500")).body as Page;
      expectThat(
        "the types",
        notes.data.every(({ type }) => type === "credit_note"),
        true,
      );
      const later = await ask("GET", "/factoring/invoices?changedAfter=2999-01-01T00:00:00Z");
      expectThat("the page", later.body, { data: [], hasMore: false });
      return undefined;
    },
  },
  {
    area,
    name: "Attachments travel with their invoice, each the file that was promised",
    async run({ client }) {
      let files = 0;
      const query = { status: "ready", limit: 100 } as const;
      for (const { attachments } of (await client.get("/factoring/invoices", { query })).data) {
        for (const { href, sha256, size } of attachments) {
          const { bytes } = await client.download(href, { sha256 });
          expectThat("the size", bytes.length, size);
          files += 1;
        }
      }
      if (files === 0) throw new Skipped("no invoice that waits has an attachment");
      return words("{count} files", { count: files });
    },
  },
  {
    area,
    name: "Its debtor is among the customers",
    async run(walk) {
      const { customer } = need(walk, "invoice");
      const path = { customerNo: customer.customerNo };
      const found = await walk.client.get("/factoring/customers/{customerNo}", { path });
      expectThat("the customer", found, { customerNo: customer.customerNo, name: customer.name });
      return verbatim(`${found.customerNo} ${found.name}`);
    },
  },
  {
    area,
    name: "Debtors are listed page by page, by their numbers",
    async run({ client }) {
      const numbers: number[] = [];
      for await (const page of client.pages("/factoring/customers", { query: { limit: 2 } })) {
        numbers.push(...page.data.map(({ customerNo }) => customerNo));
        if (numbers.length >= 6) break;
      }
      expectThat(
        "the order",
        numbers,
        [...new Set(numbers)].sort((a, b) => a - b),
      );
      return words("{count} debtors", { count: numbers.length });
    },
  },
  {
    area,
    name: "The EHF is the file that was promised, by list, ETag and Repr-Digest",
    async run(walk) {
      const { ehf, id, invoiceNo } = need(walk, "invoice");
      const { bytes, headers, sha256 } = await walk.client.download(ehf.href, { sha256: ehf.sha256 });
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      expectThat(
        "Repr-Digest",
        headers.get("Repr-Digest"),
        `sha-256=:${Buffer.from(digest).toString("base64")}:`,
      );
      expectThat("ETag", headers.get("ETag"), `"${sha256}"`);
      expectThat("the size", bytes.length, ehf.size);
      const xml = new TextDecoder().decode(bytes);
      expectThat("whether it is the invoice's", xml.includes(`>${invoiceNo}</cbc:ID>`), true);
      const again = await walk.ask("GET", `/factoring/invoices/${id}/ehf`, {
        headers: { "If-None-Match": `"${sha256}"` },
      });
      expectStatus(again, 304);
      return words("{size} bytes, then 304", { size: bytes.length });
    },
  },
  {
    area,
    name: "Reading has changed nothing",
    async run(walk) {
      const { id, sequence } = need(walk, "invoice");
      const found = await walk.client.get("/factoring/invoices/{invoiceId}", { path: { invoiceId: id } });
      expectThat(
        "the invoice",
        { status: found.status, sequence: found.sequence },
        { status: "ready", sequence },
      );
      return undefined;
    },
  },
];
