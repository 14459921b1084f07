import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { safePath } from "@/lib/edge/safe-path";
import { currentLocale, currentUser } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";
import { signInAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("auth.title") };
}

/** Sign-in with e-mail and password; who is signed in already goes on. */
export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const { next } = await searchParams;
  const goal = safePath(typeof next === "string" ? next : null);
  if (await currentUser()) redirect(goal);
  const t = getTexts(await currentLocale());

  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-12">
      <header className="flex flex-col gap-1">
        <p className="text-lg font-semibold">{t("common.appName")}</p>
        <h1 className="text-2xl font-semibold">{t("auth.title")}</h1>
        <p className="text-ink-soft">{t("auth.intro")}</p>
      </header>
      <SignInForm next={goal} signIn={signInAction} />
    </main>
  );
}
