import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";
import { reportIds } from "@/lib/domain/report";
import { currentLocale, requireCompany } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("reports.title") };
}

/** The reports there are, and what each tells. */
export default async function ReportsPage({ params }: PageProps<"/[company]/reports">) {
  const { company } = await requireCompany((await params).company);
  const t = getTexts(await currentLocale());
  const reports = [
    ...reportIds.map((id) => ({
      href: `/${company.slug}/reports/${id}`,
      name: t(`reports.names.${id}`),
      text: t(`reports.about.${id}`),
    })),
    { href: `/${company.slug}/ledger/accounts`, name: t("ledger.title"), text: t("ledger.text") },
  ];

  return (
    <>
      <PageHeader title={t("reports.title")} />
      <ul className="max-w-2xl border-t border-rule">
        {reports.map(({ href, name, text }) => (
          <li key={href} className="border-b border-rule">
            <Link href={href} className="block px-3 py-3 hover:bg-hover">
              <span className="link font-medium">{name}</span>
              <span className="block text-ink-soft">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
