"use server";

import { createElement, type ReactNode } from "react";
import { CallRows } from "@/components/desk/call-rows";
import type { Page } from "@/components/ui/use-pages";
import { type CallFilter, callFilter, uuidOf } from "@/lib/contracts/calls";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { callPage } from "@/lib/services/access/read-calls";
import { getTexts } from "@/lib/text/server";

/** «Vis flere» of a connection's calls. */
export async function moreCallsAction(
  company: string,
  connectionId: string,
  filter: CallFilter,
  cursor: string,
): Promise<Page<ReactNode>> {
  const scope = await requireScope(company);
  const [id, before] = [uuidOf(connectionId), uuidOf(cursor)];
  if (!id || !before) return { items: [], next: null };
  const { calls, next } = await callPage(scope, id, callFilter.parse(filter), before);
  const path = `/${company}/factoring/${id}/calls`;
  const t = getTexts(await currentLocale());
  return { items: [createElement(CallRows, { key: before, calls, path, t })], next };
}
