"use server";

import { createElement, type ReactNode } from "react";
import { ContactRows } from "@/components/parties/contact-rows";
import { readContactFilter } from "@/components/parties/read-contact-filter";
import type { Page } from "@/components/ui/use-pages";
import { listContacts } from "@/db/queries/contacts";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** «Vis flere»: the parties after `cursor`. */
export async function moreContactsAction(
  company: string,
  asked: { readonly kind?: string | undefined; readonly q?: string | undefined },
  cursor: string,
): Promise<Page<ReactNode>> {
  const scope = await requireScope(company);
  const filter = readContactFilter({ kind: asked.kind, q: asked.q });
  const { rows, next } = await listContacts(scope, { ...filter, cursor: String(cursor), limit: 100 });
  const t = getTexts(await currentLocale());
  return { items: [createElement(ContactRows, { key: cursor, rows, basePath: `/${company}`, t })], next };
}
