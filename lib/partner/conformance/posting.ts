import { kidOf } from "../kid";
import { advance, basisPointsOf, payment, payout } from "../postings";

import { expectThat } from "../stage";
import { verbatim, words } from "../words";
import { heading, heldFor, isPosted, post } from "./books";
import { accounts, type Check, expectRefusal, expectStatus, need, Skipped, type Walk } from "./walk";

const area = "Posting";

/** An account that no factoring company is given: sales. */
const SALES = 3000;

function advanceOf(walk: Walk, event = "advance") {
  const { invoiceNo, totalAmount } = need(walk, "invoice");
  return advance(accounts(walk), heading(walk, event), [
    { invoiceNo, amount: basisPointsOf(totalAmount, 8_000) },
  ]);
}

/** Vouchers into the client's books. */
export const postingChecks: readonly Check[] = [
  {
    area,
    name: "A dry run computes everything and keeps nothing",
    async run(walk) {
      need(walk, "pdf");
      const told = await post(walk, advanceOf(walk), "?dryRun=true");
      expectStatus(told, 200);
      expectThat("the voucher", told.body, { id: null, voucherNo: null });
      expectThat("whether it is in the books", await isPosted(walk, "advance"), false);
      expectThat("the clearing account", await heldFor(walk, need(walk, "invoice")), 0);
      return undefined;
    },
  },
  {
    area,
    name: "A voucher is posted, and is there when one asks next",
    async run(walk) {
      need(walk, "pdf");
      const voucher = advanceOf(walk);
      const told = await post(walk, voucher);
      expectStatus(told, 201);
      const { id } = told.body as { id: string };
      expectThat("Location", told.headers.get("Location"), `/api/v1/factoring/vouchers/${id}`);
      const found = await walk.client.get("/factoring/vouchers/{voucherId}", { path: { voucherId: id } });
      expectThat("the voucher", found, {
        externalReference: voucher.externalReference,
        lines: voucher.lines.map(({ amount, eventKind }) => ({ amount, eventKind: eventKind ?? null })),
      });
      expectThat("whether its reference finds it", await isPosted(walk, "advance"), true);
      expectThat(
        "the clearing account",
        await heldFor(walk, need(walk, "invoice")),
        -basisPointsOf(need(walk, "invoice").totalAmount, 8_000),
      );
      walk.known.advance = { voucher, id };
      return words("voucher {id}", { id });
    },
  },
  {
    area,
    name: "A reference is taken for ever, and the answer names the voucher that has it",
    async run(walk) {
      const { voucher, id } = need(walk, "advance");
      const told = await post(walk, voucher);
      expectThat("Location", told.headers.get("Location"), `/api/v1/factoring/vouchers/${id}`);
      return expectRefusal(told, 409, "duplicate_external_reference", { existingVoucherId: id });
    },
  },
  {
    area,
    name: "Lines that do not add up are refused with the difference",
    async run(walk) {
      const voucher = advanceOf(walk, "unbalanced");
      const [first, ...rest] = voucher.lines;
      if (!first) throw new Skipped("there is nothing to unbalance");
      const told = await post(walk, { ...voucher, lines: [{ ...first, amount: first.amount + 1 }, ...rest] });
      expectThat("whether it is in the books", await isPosted(walk, "unbalanced"), false);
      return expectRefusal(told, 422, "unbalanced_voucher", { difference: 1 });
    },
  },
  {
    area,
    name: "Accounts and customers that are not ours are refused, and nothing is posted",
    async run(walk) {
      const bank = accounts(walk).get("bank");
      const foreign = (line: object) => ({
        ...heading(walk, "foreign"),
        lines: [
          { account: bank, amount: 100 },
          { ...line, amount: -100 },
        ],
      });
      const at = (pointer: string) => ({ errors: [{ in: "body", pointer }] });
      const account = await post(walk, foreign({ account: SALES }));
      expectRefusal(account, 403, "account_not_allowed", at("/lines/1/account"));
      const customer = await post(walk, foreign({ customerNo: 79_999 }));
      expectRefusal(customer, 403, "account_not_allowed", at("/lines/1/customerNo"));
      expectThat("whether it is in the books", await isPosted(walk, "foreign"), false);
      return verbatim("403 account_not_allowed");
    },
  },
  {
    area,
    name: "A locked period is refused with its last day",
    async run(walk) {
      const { lockDate } = need(walk, "connection");
      if (!lockDate) throw new Skipped("the client has locked no period");
      const told = await post(walk, { ...advanceOf(walk, "locked"), voucherDate: lockDate });
      return expectRefusal(told, 422, "period_locked", { lockDate });
    },
  },
  {
    area,
    name: "Bad input is refused at its field, whatever is wrong with it",
    async run(walk) {
      const voucher = advanceOf(walk, "bad");
      const [line] = voucher.lines;
      const bad: [pointer: string, body: unknown][] = [
        ["/voucherDate", { ...voucher, voucherDate: "2026-02-30" }],
        ["/colour", { ...voucher, colour: "red" }],
        ["/lines/0/amount", { ...voucher, lines: [{ ...line, amount: 12.5 }] }],
        ["/lines/0/amount", { ...voucher, lines: [{ ...line, amount: 2 ** 60 }] }],
        ["/lines/0/amount", { ...voucher, lines: [{ ...line, amount: "100" }] }],
        ["/description", { ...voucher, description: "NUL \u0000" }],
        ["/externalReference", { ...voucher, externalReference: undefined }],
      ];
      for (const [pointer, body] of bad) {
        const told = await post(walk, body);
        expectRefusal(told, 422, "validation_failed");
        const { errors } = told.body as { errors: { pointer: string }[] };
        expectThat(
          "the fields",
          errors.some((error) => error.pointer === pointer),
          true,
        );
      }
      expectThat("whether it is in the books", await isPosted(walk, "bad"), false);
      return words("{count} ways", { count: bad.length });
    },
  },
  {
    area,
    name: "A body that is no JSON, or not said to be, is refused",
    async run({ ask }) {
      const sent = (type: string) => ({ body: "{", headers: { "Content-Type": type } });
      expectRefusal(
        await ask("POST", "/factoring/vouchers", sent("application/json")),
        422,
        "validation_failed",
      );
      return expectRefusal(
        await ask("POST", "/factoring/vouchers", sent("text/plain")),
        415,
        "unsupported_media",
      );
    },
  },
  {
    area,
    name: "The debtor's payment closes the invoice, which is then completed by itself",
    async run(walk) {
      need(walk, "advance");
      const { customer, id, invoiceNo, totalAmount } = need(walk, "invoice");
      const share = {
        invoiceNo,
        amount: totalAmount,
        customerNo: customer.customerNo,
        kid: kidOf(invoiceNo),
      };
      const told = await post(walk, payment(accounts(walk), heading(walk, "payment"), [share]));
      expectStatus(told, 201);
      const match = { invoiceNo, factoringInvoiceId: id, amount: totalAmount, remaining: 0 };
      expectThat("the voucher", told.body, { matches: [match] });
      const found = await walk.client.get("/factoring/invoices/{invoiceId}", { path: { invoiceId: id } });
      expectThat("the invoice", found, { status: "completed", balance: 0 });
      return undefined;
    },
  },
  {
    area,
    name: "After the payout the clearing account stands where it stood",
    async run(walk) {
      need(walk, "advance");
      const { invoiceNo, totalAmount } = need(walk, "invoice");
      const amount = totalAmount - basisPointsOf(totalAmount, 8_000);
      const charges = { fee: basisPointsOf(totalAmount, 200), financingCost: 0 };
      const told = await post(
        walk,
        payout(accounts(walk), heading(walk, "payout"), [{ invoiceNo, amount }], charges),
      );
      expectStatus(told, 201);
      expectThat("the clearing account", await heldFor(walk, need(walk, "invoice")), 0);
      return undefined;
    },
  },
];
