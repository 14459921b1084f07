import type { z } from "zod";
import { listFactoringIdsOf } from "@/db/queries/partner-invoices";
import {
  listAccountBalances,
  listCurrencyBalances,
  listSubledgerBalances,
} from "@/db/queries/partner-posting";
import { listAttachedDocuments } from "@/db/queries/voucher-documents";
import { listPostings, listVoucherMatches, type VoucherHead } from "@/db/queries/vouchers";
import type { Scope } from "@/db/scope";
import type { postedVoucher, voucherDetail } from "@/lib/contracts/partner-api/voucher-shape";
import { ore } from "@/lib/domain/money";
import type { VoucherRef } from "@/lib/domain/voucher";
import { connectionOf } from "../factoring/connection-of";

/** "2-14": series and number, the name of a voucher in addresses and answers. */
export function voucherName({ series, voucherNo }: VoucherRef): string {
  return `${series}-${voucherNo}`;
}

/** The voucher that a name names. The contract has checked its form. */
export function parseVoucherName(name: string): VoucherRef {
  const [series, voucherNo] = name.split("-").map(Number);
  return { series: series ?? 0, voucherNo: voucherNo ?? 0 };
}

/** The partner's own voucher as it stands in the books. */
export async function voucherDetailView(
  scope: Scope,
  head: VoucherHead,
): Promise<z.output<typeof voucherDetail>> {
  const { voucher, reversedBySeries, reversedByNo } = head;
  const ref = { series: voucher.series, voucherNo: voucher.voucherNo };
  return {
    id: voucherName(ref),
    voucherNo: voucher.voucherNo,
    description: voucher.description,
    saftBatchId: voucher.saftBatchId,
    saftSourceId: voucher.saftSourceId,
    reverses: nameOrNull(voucher.reversesSeries, voucher.reversesNo),
    reversedBy: nameOrNull(reversedBySeries, reversedByNo),
    createdAt: voucher.createdAt,
    ...(await content(scope, ref, head)),
  };
}

function nameOrNull(series: number | null, voucherNo: number | null): string | null {
  return series !== null && voucherNo !== null ? voucherName({ series, voucherNo }) : null;
}

/** The answer to a posting: what was written, what it settled, and the balances after it. */
export async function postedVoucherView(
  scope: Scope,
  ref: VoucherRef,
  head: VoucherHead,
): Promise<z.output<typeof postedVoucher>> {
  const { lines, ...rest } = await content(scope, ref, head);
  const subledgers = [...new Set(lines.flatMap((line) => line.subledgerNo ?? []))];
  const ledgers = [
    ...new Set(lines.filter((line) => line.subledgerNo === null).map((line) => line.accountNo)),
  ];
  const held = await listCurrencyBalances(scope, [...subledgers, ...ledgers], null);
  const balances = [
    ...(await listAccountBalances(scope, ledgers)),
    ...(await listSubledgerBalances(scope, subledgers)),
  ];

  return {
    id: voucherName(ref),
    voucherNo: ref.voucherNo,
    ...rest,
    lines,
    newBalances: balances
      .map(({ account, name, balanceOre }) => ({
        account,
        name,
        balance: ore(balanceOre),
        currencies: held.flatMap(({ accountNo, currency, amount, amountOre }) =>
          accountNo === account ? { currency, amount: ore(amount), carried: amountOre } : [],
        ),
      }))
      .sort((a, b) => a.account - b.account),
  };
}

async function content(scope: Scope, ref: VoucherRef, { voucher }: VoucherHead) {
  const rows = await listPostings(scope, ref);
  return {
    voucherDate: voucher.voucherDate,
    externalReference: voucher.externalReference,
    currency: rows.find(({ posting }) => posting.foreign)?.posting.foreign?.currency ?? "NOK",
    exchangeRate: voucher.exchangeRate,
    lines: rows.map(({ posting, accountName, subledgerName, subledgerKind, invoiceNo }) => ({
      line: posting.line,
      accountNo: posting.accountNo,
      accountName: subledgerName ?? accountName,
      subledgerNo: posting.subledgerNo,
      customerNo: subledgerKind === "customer" ? posting.subledgerNo : null,
      amount: posting.amountOre,
      currency: posting.foreign?.currency ?? "NOK",
      currencyAmount: ore(posting.foreign?.amount ?? posting.amountOre),
      vatCode: posting.vatCode,
      eventKind: posting.eventKind,
      invoiceNo,
      text: posting.text,
    })),
    matches: await matchesOf(scope, ref),
    documents: await listAttachedDocuments(scope, ref),
  };
}

/** What a voucher settled, each invoice with its own row at the partner. */
async function matchesOf(scope: Scope, ref: VoucherRef) {
  const matched = await listVoucherMatches(scope, ref);
  const ids = [...new Set(matched.map(({ invoiceId }) => invoiceId))];
  const factored = await listFactoringIdsOf(scope, connectionOf(scope), ids);
  const idOf = new Map(factored.map(({ invoiceId, id }) => [invoiceId, id]));
  return matched.flatMap(({ invoiceId, invoiceNo, amountOre, remainingOre, currency, ...rest }) => {
    // Not ours to number, and never offered to a partner (M24).
    if (invoiceNo === null) return [];
    return {
      invoiceNo,
      factoringInvoiceId: idOf.get(invoiceId) ?? null,
      amount: amountOre,
      remaining: remainingOre,
      currency: currency ?? "NOK",
      currencyAmount: ore(rest.currencyAmount ?? amountOre),
      currencyRemaining: ore(rest.currencyRemaining ?? remainingOre),
    };
  });
}
