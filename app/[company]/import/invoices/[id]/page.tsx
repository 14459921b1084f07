import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ImportedTable } from "@/components/imports/imported-table";
import { MomentText } from "@/components/ui/date-text";
import { FileLink } from "@/components/ui/file-link";
import { PageHeader } from "@/components/ui/page-header";
import { findInvoiceImport, listImportedInvoices } from "@/db/queries/imports";
import { currentLocale, requireScope } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

type Props = PageProps<"/[company]/import/invoices/[id]">;

const shown = 500;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await open(await params);
  return { title: getTexts(await currentLocale())("imports.importTitle", { filename: found.filename }) };
}

/** What one imported file brought: the file, and each invoice with its voucher. */
export default async function ImportedPage({ params }: Props) {
  const { scope, company, found } = await open(await params);
  const t = getTexts(await currentLocale());
  const rows = await listImportedInvoices(scope, found.id, shown);

  return (
    <>
      <PageHeader
        title={t("imports.importTitle", { filename: found.filename })}
        breadcrumbs={[{ label: t("imports.title"), href: `/${company}/import/invoices` }]}
        description={
          <>
            <MomentText moment={found.importedAt} /> · {found.importedBy} ·{" "}
            {t("imports.done", { count: found.invoices })}
          </>
        }
      />
      <p className="mb-4">
        <FileLink
          href={`/${company}/documents/${found.documentId}?download`}
          name={found.filename}
          bytes={found.size}
          sha256={found.sha256}
          download
        />
      </p>
      <ImportedTable rows={rows} company={company} t={t} />
      {found.invoices > rows.length ? (
        <p className="mt-1 px-3 text-ink-soft">
          {t("imports.shownFirst", { shown: String(rows.length), count: String(found.invoices) })}
        </p>
      ) : null}
    </>
  );
}

async function open({ company, id }: Awaited<Props["params"]>) {
  const scope = await requireScope(company);
  const found = z.uuid().safeParse(id).success ? await findInvoiceImport(scope, id) : null;
  return found ? { scope, company, found } : notFound();
}
