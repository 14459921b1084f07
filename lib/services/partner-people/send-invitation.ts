import type { Pool } from "@/db/client";
import { findInvitation, peopleDb } from "@/db/queries/partner-people";
import { updateInvitation } from "@/db/writes/partner-people";
import { hashSecret, newSecret } from "@/lib/adapters/secrets";
import type { Mail, Mailer } from "@/lib/adapters/smtp";
import { formatMoment } from "@/lib/text/format";
import { getTexts } from "@/lib/text/server";
import { htmlOf } from "../invoices/invoice-mail";

type Sending = { readonly invitationId: string; readonly baseUrl: string; readonly now: Date };

/**
 * Mail an invitation with a new link; what is kept of the link is its hash, before it goes out. One that was withdrawn
 * or accepted meanwhile, or is over, is not sent.
 *
 * @throws what the mail server answers, so that the job is tried again, with another link
 */
export async function sendInvitation(pool: Pool, mailer: Mailer, sending: Sending): Promise<void> {
  const { invitationId, baseUrl, now } = sending;
  const db = peopleDb(pool);
  const invitation = await findInvitation(db, { id: invitationId });
  if (!invitation || invitation.expiresAt <= now) return;

  const token = newSecret("fin");
  await updateInvitation(db, invitationId, { tokenHash: hashSecret(token) });
  await mailer.send(mailOf(invitation, `${baseUrl}/login/invitation/${token}`));
}

type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** In both languages: nobody knows yet which one is the reader's. */
function mailOf({ email, partner, invitedBy, expiresAt }: Invitation, link: string): Mail {
  const facts = { partner, by: invitedBy, until: formatMoment(expiresAt) };
  const paragraphs = (["nb", "en"] as const).flatMap((locale) => {
    const t = getTexts(locale);
    return [t("deskPeople.mail", facts), link, t("deskPeople.mailEnd", facts)];
  });
  return {
    to: email,
    subject: getTexts("nb")("deskPeople.mailSubject", { partner }),
    text: `${paragraphs.join("\n\n")}\n`,
    html: htmlOf(paragraphs).replaceAll(`<p>${link}</p>`, `<p><a href="${link}">${link}</a></p>`),
  };
}
