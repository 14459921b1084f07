import { LinkButton } from "@/components/ui/link-button";
import type { Texts } from "@/lib/text/server";

type CustomerPagesProps = {
  /** "/[company]/customers". */
  path: string;
  /** The filter as it stands in the URL, without the page. */
  query: Readonly<Record<string, string | undefined>>;
  previous: number | null;
  next: number | null;
  t: Texts;
};

/** The way to the neighbouring pages; nothing when all rows fit on one. */
export function CustomerPages({ path, query, previous, next, t }: CustomerPagesProps) {
  if (previous === null && next === null) return null;
  const href = (page: Record<string, string>) => {
    const filter = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
    return `${path}?${new URLSearchParams([...filter, ...Object.entries(page)] as [string, string][])}`;
  };
  return (
    <nav aria-label={t("customers.pages")} className="mt-3 flex flex-wrap gap-2">
      {previous === null ? null : (
        <>
          <LinkButton href={href({})} size="small">
            {t("customers.firstPage")}
          </LinkButton>
          <LinkButton href={href({ before: String(previous) })} size="small" rel="prev">
            {t("customers.previousPage")}
          </LinkButton>
        </>
      )}
      {next === null ? null : (
        <LinkButton href={href({ after: String(next) })} size="small" rel="next">
          {t("customers.nextPage")}
        </LinkButton>
      )}
    </nav>
  );
}
