import type { Invoice } from "../api";
import { basisPointsOf } from "../postings";
import { expectThat } from "../stage";
import { words } from "../words";
import { dayOf, heldFor, isPosted } from "./books";
import { eventTable, type Kind } from "./event-table";
import { accounts, type Check, expectRefusal, expectStatus, need, type Told, type Walk } from "./walk";

const area = "Telling";

type Item = { kind: Kind; amount: number; fee?: number };
type Line = { accountNo: number; subledgerNo: number | null; customerNo: number | null; amount: number };
type Explained = {
  id: string | null;
  lines: (Line & { why: { nb: string; en: string } })[];
  noted: { kind: string; why: { nb: string; en: string } }[];
  newBalances: unknown;
};

function tell(
  walk: Walk,
  { id }: Pick<Invoice, "id">,
  event: string,
  items: readonly Item[],
  query = "",
): Promise<Told> {
  const json = {
    externalReference: `${walk.mark}-told-${event}`,
    date: dayOf(walk),
    items: items.map((item) => ({ ...item, factoringInvoiceId: id })),
  };
  return walk.ask("POST", `/factoring/events${query}`, { json });
}

/** How a claim begins under the agreement, and what it has moved to the clearing account then. */
function beginning({ known }: Walk, { totalAmount }: Invoice): Item {
  switch (known.connection?.agreementType) {
    case "purchase":
      return { kind: "purchase", amount: totalAmount, fee: basisPointsOf(totalAmount, 200) };
    case "service_only":
      return { kind: "payment", amount: totalAmount, fee: basisPointsOf(totalAmount, 100) };
    default:
      return { kind: "advance", amount: basisPointsOf(totalAmount, 8_000), fee: 100 };
  }
}

/** … and what ends it. */
function ending(walk: Walk, invoice: Invoice): Item[] {
  const { totalAmount } = invoice;
  const { kind, amount, fee = 0 } = beginning(walk, invoice);
  return kind === "advance"
    ? [
        { kind: "payment", amount: totalAmount },
        { kind: "payout", amount: totalAmount - amount },
      ]
    : [{ kind: "payout", amount: totalAmount - fee }];
}

/** What happened, in words; the vouchers are Fordring's to build. */
export const tellingChecks: readonly Check[] = [
  {
    area,
    name: "Each kind of event makes the lines that the agreement gives it, or is refused with why",
    async run(walk) {
      const third = need(walk, "third");
      const { agreementType } = need(walk, "connection");
      const unmapped: string[] = [];
      for (const [kind, meanings] of Object.entries(eventTable)) {
        const meaning = meanings[agreementType];
        const item = { kind: kind as Kind, amount: kind === "rounding" ? 1 : 100 };
        const told = await tell(walk, third, `try-${kind}`, [item], "?dryRun=true");
        if (isUnagreed(told, kind)) unmapped.push(kind);
        else expectMeaning(walk, third, told, kind, meaning);
      }
      const count = Object.keys(eventTable).length;
      return unmapped.length === 0
        ? words("{count} kinds under {agreement}", { count, agreement: agreementType })
        : words("{count} kinds under {agreement}; not agreed with the client: {kinds}", {
            count,
            agreement: agreementType,
            kinds: unmapped.join(", "),
          });
    },
  },
  {
    area,
    name: "What is rehearsed is what is posted, line by line, with why in both languages",
    async run(walk) {
      const third = need(walk, "third");
      const items = [beginning(walk, third)];
      const rehearsed = await tell(walk, third, "begin", items, "?dryRun=true");
      expectStatus(rehearsed, 200);
      expectThat("whether it is in the books", await isPosted(walk, "told-begin"), false);
      const posted = await tell(walk, third, "begin", items);
      expectStatus(posted, 201);
      const [before, after] = [rehearsed.body as Explained, posted.body as Explained];
      expectThat("the dry run's id", before.id, null);
      expectThat("the lines beside the dry run's", after.lines, before.lines);
      expectThat("the voucher's balances beside the dry run's", after.newBalances, before.newBalances);
      expectWhys(after);
      expectThat("whether it is in the books", await isPosted(walk, "told-begin"), true);
      return words("voucher {id}", { id: after.id ?? "" });
    },
  },
  {
    area,
    name: "An event that is told twice is refused, and the answer names its voucher",
    async run(walk) {
      const third = need(walk, "third");
      const told = await tell(walk, third, "begin", [beginning(walk, third)]);
      const location = told.headers.get("Location") ?? "";
      return expectRefusal(told, 409, "duplicate_external_reference", {
        existingVoucherId: location.split("/").at(-1),
      });
    },
  },
  {
    area,
    name: "An event of an invoice that is not ours is refused at its item",
    async run(walk) {
      need(walk, "connection");
      const nobody = { id: "00000000-0000-4000-8000-000000000000" };
      const told = await tell(walk, nobody, "foreign", [{ kind: "fee", amount: 100 }]);
      const errors = [{ in: "body", pointer: "/items/0/factoringInvoiceId" }];
      return expectRefusal(told, 403, "account_not_allowed", { errors });
    },
  },
  {
    area,
    name: "Several events in one voucher: told to its end, nothing is left of it",
    async run(walk) {
      const third = need(walk, "third");
      const told = await tell(walk, third, "end", ending(walk, third));
      expectStatus(told, 201);
      const found = await walk.client.get("/factoring/invoices/{invoiceId}", {
        path: { invoiceId: third.id },
      });
      expectThat("the invoice's balance", found.balance, 0);
      expectThat("the clearing account", await heldFor(walk, third), 0);
      return undefined;
    },
  },
];

/** What the client has not agreed to: no account for a reserve, no rounding. */
function isUnagreed(told: Told, kind: string): boolean {
  const { code, errors = [] } = told.body as { code?: string; errors?: { code: string }[] };
  if (code === "account_not_mapped" && told.status === 422) return /^reserve|^rounding/.test(kind);
  return kind === "rounding" && errors.some((error) => error.code === "event_beyond_tolerance");
}

function expectMeaning(walk: Walk, invoice: Invoice, told: Told, kind: string, meaning: string): void {
  const what = words("what {kind} is", { kind });
  if (meaning.startsWith("event_")) {
    expectRefusal(told, 422, "event_not_allowed", {
      errors: [{ in: "body", pointer: "/items/0/kind", code: meaning }],
    });
    return;
  }
  expectStatus(told, 200);
  const explained = told.body as Explained;
  expectWhys(explained);
  if (meaning === "noted") {
    expectThat(what, { lines: explained.lines, noted: explained.noted }, { lines: [], noted: [{ kind }] });
    return;
  }
  const promised = meaning.split(" ").map((role) => lineOf(walk, invoice, role));
  expectThat(
    what,
    explained.lines.map((line) => nameOf(line)),
    promised.map(({ side, account }) => ({ side, ...(account === undefined ? {} : { account }) })),
  );
}

/** A role as the line that it makes: `-bank` is a credit on the bank's account. */
function lineOf(walk: Walk, { customer }: Invoice, role: string) {
  const name = role.replace("-", "");
  const account = name === "customer" ? customer.customerNo : accounts(walk).get(name);
  return { side: role.startsWith("-") ? "credit" : "debit", account };
}

function nameOf({ accountNo, subledgerNo, customerNo, amount }: Line) {
  return { side: amount < 0 ? "credit" : "debit", account: customerNo ?? subledgerNo ?? accountNo };
}

function expectWhys({ lines, noted }: Explained): void {
  expectThat(
    "the lines' sum",
    lines.reduce((sum, { amount }) => sum + amount, 0),
    0,
  );
  for (const { why } of [...lines, ...noted])
    expectThat(
      "whether a line says why in both languages",
      why.nb !== "" && why.en !== "" && why.nb !== why.en,
      true,
    );
}
