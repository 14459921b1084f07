import type { Metadata } from "next";
import { ImportList } from "@/components/imports/import-list";
import { ImportWizard } from "@/components/imports/import-wizard";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listIncomeAccounts, listPostableAccounts } from "@/db/queries/accounts";
import { listInvoiceImports } from "@/db/queries/imports";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { denial } from "@/lib/services/permissions";
import { getTexts } from "@/lib/text/server";
import { importInvoicesAction, previewImportAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("imports.title") };
}

/** Import of invoices from another system (M35), and the files imported before. */
export default async function ImportInvoicesPage({ params }: PageProps<"/[company]/import/invoices">) {
  const { company } = await params;
  const scope = await requireScope(company);
  const t = getTexts(await currentLocale());
  const [incomeAccounts, postable, earlier] = await Promise.all([
    listIncomeAccounts(scope),
    listPostableAccounts(scope),
    listInvoiceImports(scope, 100),
  ]);
  const accounts = postable.map(({ accountNo, name }) => ({ accountNo, name }));
  const mayImport = denial(scope.actor, "invoice/import") === null;

  return (
    <>
      <PageHeader title={t("imports.title")} description={t("imports.lead")} />
      {mayImport ? (
        <ImportWizard
          company={company}
          incomeAccounts={incomeAccounts}
          accounts={accounts}
          preview={previewImportAction}
          run={importInvoicesAction}
        />
      ) : (
        <div className="mb-6">
          <Callout tone="info">{t("imports.viewerText")}</Callout>
        </div>
      )}
      <Section title={t("imports.earlier")}>
        <ImportList rows={earlier} company={company} t={t} />
      </Section>
    </>
  );
}
