import { SignInLayout } from "@/components/shell/sign-in-layout";
import { LinkButton } from "@/components/ui/link-button";
import { currentLocale } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** An address that leads nowhere, or to a company that is not the user's: the two look the same. */
export default async function NotFoundPage() {
  const t = getTexts(await currentLocale());
  return (
    <SignInLayout title={t("common.notFoundTitle")} intro={t("common.notFoundText")}>
      <LinkButton href="/">{t("common.toStart")}</LinkButton>
    </SignInLayout>
  );
}
