import type { Metadata } from "next";
import Form from "next/form";
import { classOf } from "@/components/ledger/account-class";
import { AccountRows } from "@/components/ledger/account-rows";
import { type LedgerView, LedgerViews, ledgerViews } from "@/components/ledger/ledger-views";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { MoreRows } from "@/components/ui/more-rows";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { listAccounts } from "@/db/queries/accounts";
import { listSubledger } from "@/db/queries/ledger";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts, type Texts } from "@/lib/text/server";
import { moreSubledgerAction } from "../actions";

type Account = Awaited<ReturnType<typeof listAccounts>>[number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("ledger.title") };
}

/** «Kontoplan»: every account with its balance, and the accounts of the subledgers. */
export default async function AccountsPage({
  params,
  searchParams,
}: PageProps<"/[company]/ledger/accounts">) {
  const { company } = await params;
  const { view: asked, q } = await searchParams;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const view: LedgerView = ledgerViews.find((one) => one === asked) ?? "ledger";
  const search = typeof q === "string" ? q.slice(0, 100) : "";
  const base = `/${company}/ledger/accounts`;

  const list =
    view === "ledger"
      ? { rows: chartRows(await listAccounts(scope), search, t), next: null }
      : await listSubledger(scope, { kind: view, search, limit: 200 });
  const title = view === "ledger" ? t("ledger.title") : t(`ledger.subledgerKinds.${view}`);

  return (
    <>
      <PageHeader title={t("ledger.title")} />
      <LedgerViews base={base} view={view} t={t} />
      <Form action={base} role="search" className="mb-4 flex max-w-md items-end gap-2">
        {view === "ledger" ? null : <input type="hidden" name="view" value={view} />}
        <Field label={t("ledger.search")} className="flex-1">
          <TextInput key={search} type="search" name="q" defaultValue={search} />
        </Field>
        <Button type="submit">{t("common.search")}</Button>
      </Form>
      {list.rows.length === 0 ? (
        <EmptyState title={t("ledger.noAccounts")}>{t("ledger.noAccountsNext")}</EmptyState>
      ) : (
        <div className="max-w-3xl">
          <Table label={title}>
            <TableHead>
              <tr>
                <Th>{t("ledger.account")}</Th>
                <Th>{t("common.name")}</Th>
                <Th numeric>{t("common.balance")}</Th>
              </tr>
            </TableHead>
            <TableBody>
              {list.rows.map((row) =>
                "heading" in row ? (
                  <tr key={row.heading}>
                    <Td colSpan={3} className="h-10 pt-3 align-bottom font-semibold">
                      {row.heading}
                    </Td>
                  </tr>
                ) : (
                  <AccountRows key={row.no} rows={[row]} basePath={`/${company}`} />
                ),
              )}
              {view === "ledger" ? null : (
                <MoreRows
                  columns={3}
                  next={list.next}
                  load={moreSubledgerAction.bind(null, company, view, search)}
                />
              )}
            </TableBody>
          </Table>
        </div>
      )}
    </>
  );
}

type ChartRow = { heading: string } | { no: number; name: string; note: string; balanceOre: bigint };

/** The chart under the headings of NS 4102's classes: the first digit of the number. */
function chartRows(accounts: readonly Account[], search: string, t: Texts): ChartRow[] {
  const typed = search.trim().toLowerCase();
  const found = accounts.filter(
    ({ accountNo, name }) => String(accountNo).startsWith(typed) || name.toLowerCase().includes(typed),
  );
  return found.flatMap((account, index): ChartRow[] => {
    const { accountNo, name, isControl, balanceOre } = account;
    const before = found[index - 1];
    const heading = t(`ledger.classes.${classOf(accountNo)}`);
    const row = { no: accountNo, name, note: isControl ? t("ledger.controlAccount") : "", balanceOre };
    return before && classOf(before.accountNo) === classOf(accountNo) ? [row] : [{ heading }, row];
  });
}
