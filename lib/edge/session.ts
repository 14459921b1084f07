import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { companiesOfUser, type Membership } from "@/db/queries/companies";
import { openBooks, type ReadDb, type Scope } from "@/db/scope";
import { type Locale, toLocale } from "@/lib/text/texts";
import { auth } from "./auth";
import { pool } from "./database";

/** Where the language of someone not signed in is kept. */
export const LOCALE_COOKIE = "fordring.locale";

/** A person who is signed in. */
export type User = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
};

/** Who is signed in, or null. Asked once a request, however many components need to know. */
export const currentUser = cache(async (): Promise<User | null> => {
  // First of all: it tells Next that the page depends on the request, before anything needs a setting.
  const incoming = await headers();
  const session = await auth().api.getSession({ headers: incoming });
  if (!session) return null;
  const { id, name, email, locale } = session.user;
  return { id, name, email, locale: toLocale(locale) };
});

/** Who is signed in; anyone else is sent to sign in, and back to `next` afterwards. */
export async function requireUser(next = "/"): Promise<User> {
  const user = await currentUser();
  return user ?? redirect(`/login?next=${encodeURIComponent(next)}`);
}

/** The language to show: the user's own, else what was last chosen in this browser, else Norwegian. */
export const currentLocale = cache(async (): Promise<Locale> => {
  const user = await currentUser();
  return user ? user.locale : toLocale((await cookies()).get(LOCALE_COOKIE)?.value);
});

/** The companies that the user is a member of. */
export const companiesOf = cache((userId: string): Promise<Membership[]> => companiesOfUser(pool(), userId));

/** The company in the path and the user's role in it; for someone who is not a member it does not exist. */
export async function requireCompany(companySlug: string): Promise<{ user: User; company: Membership }> {
  const user = await requireUser(`/${companySlug}`);
  const company = (await companiesOf(user.id)).find(({ slug }) => slug === companySlug);
  return company ? { user, company } : notFound();
}

/** The scope of a page or an action: the user, in one of his companies, now. */
export async function requireScope(companySlug: string): Promise<Scope<ReadDb>> {
  const { user, company } = await requireCompany(companySlug);
  return {
    db: openBooks(pool(), company.id),
    companyId: company.id,
    actor: { kind: "user", userId: user.id, name: user.name, role: company.role },
    now: new Date(),
    requestId: randomUUID(),
  };
}
