import { redirect } from "next/navigation";
import { signOutAction } from "@/app/(auth)/actions";
import { SignInLayout } from "@/components/shell/sign-in-layout";
import { Button } from "@/components/ui/button";
import { partnersOf } from "@/lib/edge/desk";
import { companiesOf, requireUser } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** The door: on to the user's first company, else to his partner's desk, or a word to someone who has neither. */
export default async function DoorPage() {
  const user = await requireUser();
  const [first] = await companiesOf(user.id);
  if (first) redirect(`/${first.slug}`);
  if ((await partnersOf(user.id)).length > 0) redirect("/partner");
  const t = getTexts(user.locale);

  return (
    <SignInLayout title={t("auth.noCompanies")} intro={t("auth.noCompaniesNext")} footer={user.email}>
      <form action={signOutAction}>
        <Button type="submit">{t("auth.signOut")}</Button>
      </form>
    </SignInLayout>
  );
}
