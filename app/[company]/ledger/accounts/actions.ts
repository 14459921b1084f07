"use server";

import { createElement, type ReactNode } from "react";
import { AccountRows } from "@/components/ledger/account-rows";
import { type LedgerView, ledgerViews } from "@/components/ledger/ledger-views";
import { PostingRows } from "@/components/ledger/posting-rows";
import { readPeriod } from "@/components/ledger/read-period";
import type { Page } from "@/components/ui/use-pages";
import { listLedgerPostings, listSubledger, type Period } from "@/db/queries/ledger";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** «Vis flere» in a subledger: the accounts after `cursor`. */
export async function moreSubledgerAction(
  company: string,
  view: LedgerView,
  search: string,
  cursor: string,
): Promise<Page<ReactNode>> {
  const scope = await requireScope(company);
  const kind = ledgerViews.find((one) => one === view);
  if (!kind || kind === "ledger") return { items: [], next: null };

  const found = await listSubledger(scope, {
    kind,
    search: String(search).slice(0, 100),
    cursor,
    limit: 200,
  });
  return {
    items: [createElement(AccountRows, { key: cursor, rows: found.rows, basePath: `/${company}` })],
    next: found.next,
  };
}

/** «Vis flere» of an account's postings: those after `cursor`, which carries the balance so far. */
export async function morePostingsAction(
  company: string,
  no: number,
  asked: Period,
  withSubledger: boolean,
  cursor: string,
): Promise<Page<ReactNode>> {
  const scope = await requireScope(company);
  const { from, to } = readPeriod({ from: asked.from ?? undefined, to: asked.to ?? undefined });
  const found = await listLedgerPostings(scope, Number(no), {
    period: { from, to },
    openingOre: 0n,
    cursor,
    limit: 200,
  });
  const t = getTexts(await currentLocale());
  const rows = createElement(PostingRows, {
    key: cursor,
    rows: found.rows,
    basePath: `/${company}`,
    withSubledger,
    t,
  });
  return { items: [rows], next: found.next };
}
