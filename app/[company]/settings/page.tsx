import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { currentLocale, requireCompany } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("settings.title") };
}

const pages = [
  { key: "templates", path: "/settings/templates" },
  { key: "dunning", path: "/settings/dunning" },
  { key: "exchangeRates", path: "/settings/exchange-rates" },
  { key: "legacyFactoring", path: "/settings/legacy-factoring" },
  { key: "importInvoices", path: "/import/invoices" },
] as const;

/** What can be set up for a company. */
export default async function SettingsPage({ params }: PageProps<"/[company]/settings">) {
  const { company } = await requireCompany((await params).company);
  const t = getTexts(await currentLocale());

  return (
    <>
      <PageHeader title={t("settings.title")} />
      <PageLinks
        links={pages.map(({ key, path }) => ({
          href: `/${company.slug}${path}`,
          name: t(`settings.${key}`),
          text: t(`settings.${key}Text`),
        }))}
      />
    </>
  );
}
