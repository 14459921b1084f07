import Link from "next/link";
import { notFound } from "next/navigation";
import { catchesMail, readMail } from "@/lib/adapters/mail-catcher";
import { currentLocale } from "@/lib/edge/session";
import { getTexts } from "@/lib/text/server";

/** One mail: its plain text, and its attachments to save. */
export default async function OneMailPage({ params }: PageProps<"/demo/mail/[mailId]">) {
  const { mailId } = await params;
  const mail = catchesMail() ? await readMail(mailId) : undefined;
  if (!mail) notFound();

  const t = getTexts(await currentLocale());
  return (
    <main className="mx-auto max-w-4xl p-6">
      <Link className="underline" href="/demo/mail">
        {t("demoMail.back")}
      </Link>
      <h1 className="mt-4 font-semibold text-xl">{mail.subject}</h1>
      <dl className="my-4 grid grid-cols-[max-content_1fr] gap-x-4">
        <dt>{t("demoMail.from")}</dt>
        <dd>{mail.from}</dd>
        <dt>{t("demoMail.to")}</dt>
        <dd>{mail.to}</dd>
      </dl>
      <pre className="whitespace-pre-wrap font-sans">{mail.text}</pre>
      {mail.attachments.length > 0 && (
        <>
          <h2 className="mt-6 font-semibold">{t("demoMail.attachments")}</h2>
          <ul>
            {mail.attachments.map((attachment) => (
              <li key={attachment.id}>
                <a className="underline" href={`/demo/mail/${mail.id}/${attachment.id}`} download>
                  {attachment.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  );
}
