import { redirect } from "next/navigation";
import { signOutAction } from "@/app/(auth)/actions";
import { SignInLayout } from "@/components/shell/sign-in-layout";
import { Button } from "@/components/ui/button";
import { companiesOf, requireUser } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** The door: on to the user's first company, or a word to someone who has none yet. */
export default async function DoorPage() {
  const user = await requireUser();
  const [first] = await companiesOf(user.id);
  if (first) redirect(`/${first.slug}`);
  const t = getTexts(user.locale);

  return (
    <SignInLayout title={t("auth.noCompanies")} intro={t("auth.noCompaniesNext")} footer={user.email}>
      <form action={signOutAction}>
        <Button type="submit">{t("auth.signOut")}</Button>
      </form>
    </SignInLayout>
  );
}
