import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { currentLocale } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** Something that the open company does not have. */
export default async function CompanyNotFoundPage() {
  const t = getTexts(await currentLocale());
  return (
    <>
      <PageHeader title={t("common.notFoundTitle")} />
      <EmptyState
        title={t("common.notFoundText")}
        action={<LinkButton href="/">{t("common.toStart")}</LinkButton>}
      />
    </>
  );
}
