"use server";

import { createElement, type ReactNode } from "react";
import { readPeriod } from "@/components/ledger/read-period";
import type { Page } from "@/components/ui/use-pages";
import { VoucherRows } from "@/components/vouchers/voucher-rows";
import { listVouchers, type VoucherFilter } from "@/db/queries/vouchers";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** «Vis flere»: the rows after `cursor`. */
export async function moreVouchersAction(
  company: string,
  asked: VoucherFilter,
  cursor: string,
): Promise<Page<ReactNode>> {
  const scope = await requireScope(company);
  const filter = readPeriod(
    Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value?.toString()])),
  );
  const { rows, next } = await listVouchers(scope, { filter, cursor, limit: 100 });
  const t = getTexts(await currentLocale());
  return { items: [createElement(VoucherRows, { key: cursor, rows, basePath: `/${company}`, t })], next };
}
