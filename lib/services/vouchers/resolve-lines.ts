import { listMappedAccounts } from "@/db/queries/connections";
import type { Scope } from "@/db/scope";
import type { FieldIssue, IssueCode } from "@/lib/contracts/partner-api/codes";
import type { InputOf } from "@/lib/contracts/partner-api/contract";
import type { postVoucher } from "@/lib/contracts/partner-api/vouchers";
import { receivableAccountNo } from "@/lib/domain/chart";
import { convertLines, type VoucherCurrency } from "@/lib/domain/exchange";
import { type Ore, sum } from "@/lib/domain/money";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { validVatCode } from "@/lib/domain/vat";
import type { Posting } from "@/lib/domain/voucher";
import { connectionOf } from "../factoring/connection-of";
import type { NamedInvoice, PostingReach } from "./posting-reach";
import { tooLarge } from "./tellable";
import { type CurrencyJudge, currencyJudge, exchangeOf } from "./voucher-currency";

type Input = Pick<InputOf<typeof postVoucher>, "lines" | "currency" | "exchangeRate">;
type Line = Input["lines"][number];

export type ResolveRefusal =
  /** Edge 27: an account, customer or invoice that is not this connection's. */
  | { readonly code: "account_not_allowed"; readonly errors: readonly FieldIssue[] }
  | { readonly code: "validation_failed"; readonly errors: readonly FieldIssue[] }
  /** In the voucher's own currency; one in kroner is judged by the domain's `post`. */
  | { readonly code: "unbalanced_voucher"; readonly differenceOre: Ore };

/** What lines may name: asked once, however many vouchers there are. */
type Known = {
  readonly mapped: ReadonlyMap<number, { readonly accountNo: number; readonly subledgerNo: number | null }>;
  readonly debtors: ReadonlySet<number>;
  /** The mapped accounts that currency stands on as currency. */
  readonly holding: ReadonlySet<number>;
  readonly judge: CurrencyJudge;
  readonly invoiceOf: (line: Line) => NamedInvoice | null | "foreign" | "contradictory";
};

/**
 * Turn the partner's lines into postings, voucher by voucher: mapped accounts, and the debtors and invoices within its
 * reach only. Three questions to the books for all of them.
 */
export async function resolveLines(
  scope: Scope,
  vouchers: readonly Input[],
  reach: PostingReach,
): Promise<Result<readonly Posting[], ResolveRefusal>[]> {
  const all = vouchers.flatMap(({ lines }) => lines);
  const accounts = await listMappedAccounts(scope, connectionOf(scope));
  const known = {
    mapped: new Map(accounts.map((one) => [one.subledgerNo ?? one.accountNo, one])),
    holding: new Set(accounts.filter(holdsCurrency).map((one) => one.subledgerNo ?? one.accountNo)),
    judge: await currencyJudge(scope, vouchers),
    invoiceOf: await namedInvoices(reach, all),
    debtors: await reach.debtors([...new Set(all.flatMap((line) => line.customerNo ?? []))]),
  };
  return vouchers.map((voucher) => resolveVoucher(voucher, known));
}

/** Subledgers do, and what stands between the two or is held back, whichever account of the chart it is mapped to. */
function holdsCurrency({ subledgerNo, eventKind }: { subledgerNo: number | null; eventKind: string }) {
  return subledgerNo !== null || /(^|_)(clearing|reserve)(_|$)/.test(eventKind);
}

function resolveVoucher(input: Input, known: Known): Result<readonly Posting[], ResolveRefusal> {
  const { lines, currency } = input;
  const { mapped, debtors, invoiceOf } = known;
  const foreign: FieldIssue[] = [];
  const wrong: FieldIssue[] = [...known.judge(input)];
  const postings = lines.flatMap((line, index): Posting[] => {
    const at = (field: keyof Line, code: IssueCode): FieldIssue => ({
      pointer: `/lines/${index}/${field}`,
      code,
    });
    const account = line.account === undefined ? undefined : mapped.get(line.account);
    const invoice = invoiceOf(line);

    if (line.account !== undefined && !account) foreign.push(at("account", "invalid_value"));
    if (line.customerNo !== undefined && !debtors.has(line.customerNo))
      foreign.push(at("customerNo", "invalid_value"));
    if (invoice === "foreign")
      foreign.push(at(line.invoiceNo === undefined ? "factoringInvoiceId" : "invoiceNo", "invalid_value"));
    if (invoice === "contradictory") wrong.push(at("factoringInvoiceId", "invalid_value"));
    if (line.vatCode !== undefined && !validVatCode(line.vatCode)) wrong.push(at("vatCode", "invalid_value"));

    const own = typeof invoice === "object" ? invoice : null;
    if (own && line.customerNo !== undefined && own.customerNo !== line.customerNo) {
      wrong.push(at("invoiceNo", "invalid_value"));
    }
    if (own && line.customerNo !== undefined && own.currency !== currency) {
      const named = line.invoiceNo === undefined ? "factoringInvoiceId" : "invoiceNo";
      wrong.push({ ...at(named, "currency_mismatch"), facts: { currency: own.currency } });
    }
    return [
      postingOf(
        line,
        account ?? { accountNo: receivableAccountNo, subledgerNo: line.customerNo ?? null },
        own,
      ),
    ];
  });

  if (foreign.length > 0) return refuse({ code: "account_not_allowed", errors: foreign });
  if (wrong.length > 0) return refuse({ code: "validation_failed", errors: wrong });
  const exchange = exchangeOf(input);
  return exchange ? exchanged(postings, exchange, known.holding) : ok(postings);
}

/** Lines in a foreign currency, in kroner at its rate; the currency stays beside where it is held (edge 41). */
function exchanged(
  postings: readonly Posting[],
  { currency, rate }: VoucherCurrency,
  holding: ReadonlySet<number>,
): Result<readonly Posting[], ResolveRefusal> {
  const difference = sum(postings.map(({ amountOre }) => amountOre));
  if (difference !== 0n) return refuse({ code: "unbalanced_voucher", differenceOre: difference });
  const lines = postings.map(({ amountOre: amount, accountNo, subledgerNo }) => ({
    amount,
    holds: accountNo === receivableAccountNo || holding.has(subledgerNo ?? accountNo),
  }));
  const converted = convertLines(lines, rate);
  const wrong = converted.flatMap((inOre, index): FieldIssue[] => {
    const pointer = `/lines/${index}/amount`;
    if (inOre === 0n) return [{ pointer, code: "amount_below_one_ore" }];
    return tooLarge(inOre, pointer);
  });
  if (wrong.length > 0) return refuse({ code: "validation_failed", errors: wrong });
  return ok(
    postings.map((posting, index) => {
      const { amount, holds } = lines[index] ?? { amount: 0n, holds: false };
      const amountOre = converted[index] ?? posting.amountOre;
      return { ...posting, amountOre, ...(holds ? { foreign: { currency, amount } } : {}) };
    }),
  );
}

function postingOf(
  line: Line,
  { accountNo, subledgerNo }: { accountNo: number; subledgerNo: number | null },
  invoice: NamedInvoice | null,
): Posting {
  return {
    accountNo,
    subledgerNo,
    amountOre: line.amount,
    vatCode: line.vatCode ?? null,
    text: line.text ?? "",
    dueDate: null,
    eventKind: line.eventKind ?? null,
    invoiceId: invoice?.invoiceId ?? null,
    kid: line.kid ?? null,
    matchingReference: line.matchingReference ?? null,
    externalLineReference: line.externalLineReference ?? null,
  };
}

/** Answers, for a line, the invoice it names: null when it names none. A later row of the same invoice wins. */
async function namedInvoices(reach: PostingReach, lines: readonly Line[]) {
  const numbers = [...new Set(lines.flatMap((line) => line.invoiceNo ?? []))];
  const ids = [...new Set(lines.flatMap((line) => line.factoringInvoiceId ?? []))];
  const found = numbers.length + ids.length > 0 ? await reach.named(numbers, ids) : [];
  const byNumber = new Map(found.map((invoice) => [invoice.number, invoice]));
  const byId = new Map(found.map((invoice) => [invoice.factoringId, invoice]));

  return ({ invoiceNo, factoringInvoiceId }: Line): NamedInvoice | null | "foreign" | "contradictory" => {
    const numbered = invoiceNo === undefined ? null : (byNumber.get(invoiceNo) ?? "foreign");
    const identified = factoringInvoiceId === undefined ? null : (byId.get(factoringInvoiceId) ?? "foreign");
    if (numbered === "foreign" || identified === "foreign") return "foreign";
    if (numbered && identified && numbered.invoiceId !== identified.invoiceId) return "contradictory";
    return identified ?? numbered;
  };
}
