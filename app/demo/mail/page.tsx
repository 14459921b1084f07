import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { catchesMail, listMails } from "@/lib/adapters/mail-catcher";
import { currentLocale } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTexts(await currentLocale())("demoMail.title") };
}

/** The mails that the demo has sent (step 7 of the loop). There is no such page outside the demo. */
export default async function MailPage() {
  await connection();
  const t = getTexts(await currentLocale());
  if (!catchesMail()) notFound();
  const mails = await listMails();
  return (
    <main className="mx-auto max-w-4xl p-6">
      <h1 className="font-semibold text-xl">{t("demoMail.title")}</h1>
      <p className="mt-1 mb-6">{mails.length === 0 ? t("demoMail.empty") : t("demoMail.explanation")}</p>
      {mails.length > 0 && (
        <table className="w-full text-left">
          <thead>
            <tr>
              <th scope="col">{t("demoMail.receivedAt")}</th>
              <th scope="col">{t("demoMail.to")}</th>
              <th scope="col">{t("demoMail.subject")}</th>
              <th scope="col">{t("demoMail.attachments")}</th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr key={mail.id}>
                <td className="py-1">
                  {mail.receivedAt.toLocaleString("nb-NO", { timeZone: "Europe/Oslo" })}
                </td>
                <td>{mail.to}</td>
                <td>
                  <Link className="underline" href={`/demo/mail/${mail.id}`}>
                    {mail.subject}
                  </Link>
                </td>
                <td>{mail.attachments.map((attachment) => attachment.name).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}
