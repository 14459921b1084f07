import type { Metadata } from "next";
import { cookies } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { setLocaleAction, signOutAction } from "@/app/(auth)/actions";
import { AppShell } from "@/components/shell/app-shell";
import { companiesOf, requireCompany } from "@/lib/edge/session";

/** Each page's title carries its company: tabs on two companies must tell apart. */
export async function generateMetadata({ params }: LayoutProps<"/[company]">): Promise<Metadata> {
  const { company } = await requireCompany((await params).company);
  return { title: { default: company.name, template: `%s · ${company.name} · Fordring` } };
}

/** The shell around a company's pages. Each page still asks for its own scope: a layout guards nothing. */
export default async function CompanyLayout({ params, children }: LayoutProps<"/[company]">) {
  const { user, company } = await requireCompany((await params).company);
  const companies = await companiesOf(user.id);
  const navCollapsed = (await cookies()).get("nav")?.value === "collapsed";

  return (
    <AppShell
      companies={companies.map(({ slug, name, orgNr }) => ({ slug, name, orgNr }))}
      current={{ slug: company.slug, name: company.name, orgNr: company.orgNr }}
      navCollapsed={navCollapsed}
      user={{ name: user.name, email: user.email }}
      signOut={signOutAction}
      setLocale={setLocaleAction}
    >
      {/* Filters of every list stand in the address. */}
      <NuqsAdapter>{children}</NuqsAdapter>
    </AppShell>
  );
}
