import { expectThat } from "../stage";
import { verbatim, words } from "../words";
import { dayOf } from "./books";
import { type Check, expectRefusal, expectStatus, need, Skipped } from "./walk";

const area = "Reconciling";

type Reconciled = {
  ourBalance: number;
  invoices: { factoringInvoiceId: string | null; difference: number }[];
};

/** The clearing account, and what debtors pay to the client directly. */
export const reconcilingChecks: readonly Check[] = [
  {
    area,
    name: "The statement adds up, and what names no invoice is among its items",
    async run(walk) {
      need(walk, "connection");
      const to = dayOf(walk);
      const query = { from: `${to.slice(0, 4)}-01-01`, to };
      const found = await walk.client.get("/factoring/finance-account/statement", { query });
      const sum = found.items.reduce((total, { amount }) => total + amount, 0);
      expectThat("opening and items", found.opening + sum, found.closing);
      expectThat(
        "what names no invoice",
        found.unmatched.length,
        found.items.filter(({ invoiceNo }) => invoiceNo === null).length,
      );
      const wrong = await walk.ask("GET", `/factoring/finance-account/statement?from=${to}&to=2000-01-01`);
      expectRefusal(wrong, 422, "validation_failed", { errors: [{ in: "query" }] });
      return words("{count} items", { count: found.items.length });
    },
  },
  {
    area,
    name: "A reconciliation answers each difference, and only those",
    async run(walk) {
      const fourth = need(walk, "fourth");
      const asOf = dayOf(walk);
      const { balance, id: factoringInvoiceId } = fourth;
      const query = { from: asOf, to: asOf };
      const { balances } = await walk.client.get("/factoring/finance-account/statement", { query });
      // What is reconciled is what stands there in kroner; other currencies' kroner are not part of it.
      const closing = balances.find(({ currency }) => currency === "NOK")?.closing ?? 0;
      const reconcile = (factorBalance: number, remaining: number) =>
        walk.ask("POST", "/factoring/reconciliations", {
          json: { asOf, factorBalance, openInvoices: [{ factoringInvoiceId, remaining }] },
        });
      const apart = await reconcile(closing + 100, balance + 1);
      expectStatus(apart, 201);
      expectThat("the reconciliation", apart.body, { ourBalance: closing, difference: 100 });
      const ofIt = ({ body }: typeof apart) =>
        (body as Reconciled).invoices.filter((one) => one.factoringInvoiceId === factoringInvoiceId);
      expectThat("the differences", ofIt(apart), [{ difference: 1, ourRemaining: balance }]);
      const even = await reconcile(closing, balance);
      expectThat("the reconciliation", even.body, { difference: 0 });
      expectThat("the differences", ofIt(even), []);
      return undefined;
    },
  },
  {
    area,
    name: "What the debtor pays the client is told, and acknowledged once",
    async run(walk) {
      const { client, company } = walk;
      if (company) {
        const { id } = need(walk, "fourth");
        await company.clear(await company.payDirectly(id, 100), "forward");
      }
      const page = await client.get("/factoring/direct-payments", { query: { limit: 500 } });
      const payment = page.data.at(-1);
      if (!payment) throw new Skipped("the client has reported no direct payment");
      const path = `/factoring/direct-payments/${payment.id}/ack`;
      const first = await walk.ask("POST", path);
      expectStatus(first, 200);
      const again = await walk.ask("POST", path);
      expectThat("the second answer", again.body, first.body);
      return verbatim(`${payment.state}, ${payment.amount}`);
    },
  },
];
