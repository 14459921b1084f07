import type { Metadata } from "next";
import { setLocaleAction, signOutAction } from "@/app/(auth)/actions";
import { DeskShell } from "@/components/desk/desk-shell";
import { requireDesk } from "@/lib/edge/desk";
import { currentLocale } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  const title = getTexts(await currentLocale())("desk.title");
  return { title: { default: title, template: `%s · ${title} · Fordring` } };
}

/** The frame of the partner's desk. Each page still asks for itself who looks: a layout guards nothing. */
export default async function DeskLayout({ children }: LayoutProps<"/partner">) {
  const { user, partners } = await requireDesk();
  return (
    <DeskShell
      partners={partners}
      user={{ name: user.name, email: user.email }}
      signOut={signOutAction}
      setLocale={setLocaleAction}
    >
      {children}
    </DeskShell>
  );
}
