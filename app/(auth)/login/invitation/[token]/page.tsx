import type { Metadata } from "next";
import { signOutAction } from "@/app/(auth)/actions";
import { JoinForm } from "@/components/people/join-form";
import { SignInLayout } from "@/components/shell/sign-in-layout";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { pool } from "@/lib/edge/database";
import { currentLocale, currentUser } from "@/lib/edge/session";
import { openInvitation } from "@/lib/services/partner-people/accept-invitation";
import { getTexts } from "@/lib/text/server";
import { joinAction, joinAsNewAction } from "./actions";

// The link is a secret: nobody it leads on to shall hear of it.
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false } };

/** Behind the link of an invitation to a partner's desk: come in as who is signed in, or as someone new. */
export default async function InvitationPage({ params }: PageProps<"/login/invitation/[token]">) {
  const { token } = await params;
  const t = getTexts(await currentLocale());
  const invitation = await openInvitation(pool(), token.slice(0, 200), new Date());
  if (!invitation) {
    return (
      <SignInLayout title={t("deskPeople.overTitle")} intro={t("deskPeople.overText")}>
        <LinkButton href="/login">{t("deskPeople.toSignIn")}</LinkButton>
      </SignInLayout>
    );
  }

  const user = await currentUser();
  const { partner, email, invitedBy: by, hasAccount } = invitation;
  return (
    <SignInLayout
      title={t("deskPeople.acceptTitle", { partner })}
      intro={t("deskPeople.acceptIntro", { by, email })}
    >
      {user && user.email.toLowerCase() !== email ? (
        <form action={signOutAction} className="flex flex-col gap-3">
          <p>{t("deskPeople.otherPerson", { other: user.email, email })}</p>
          <Button type="submit">{t("deskPeople.signOut")}</Button>
        </form>
      ) : user ? (
        <form action={joinAction.bind(null, token)}>
          <Button type="submit" variant="primary">
            {t("deskPeople.accept")}
          </Button>
        </form>
      ) : hasAccount ? (
        <div className="flex flex-col items-start gap-3">
          <p>{t("deskPeople.signInFirst", { email })}</p>
          <LinkButton
            variant="primary"
            href={`/login?next=${encodeURIComponent(`/login/invitation/${token}`)}`}
          >
            {t("deskPeople.signIn")}
          </LinkButton>
        </div>
      ) : (
        <JoinForm email={email} join={joinAsNewAction.bind(null, token)} />
      )}
    </SignInLayout>
  );
}
