import { createTransport } from "nodemailer";

/** One e-mail to one address, in plain text and as HTML. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo?: string;
  readonly attachments?: readonly MailAttachment[];
};

/** A file that goes with a mail, as the bytes that are stored. */
export type MailAttachment = {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
};

/** Hands a mail over. Throws when it was not taken, so that the job that sends it tries again. */
export type Mailer = { send(mail: Mail): Promise<void> };

/** Milliseconds for connecting, for the greeting, and between two answers: a job must not hang on a dead server. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Mail by SMTP. `url` is `smtp://user:password@host:587`, or `smtps:` for TLS from the first byte;
 * `from` is the sender of every mail, a name with an address or the address alone.
 */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, ...patience });

  return {
    async send({ to, subject, text, html, replyTo, attachments = [] }) {
      await transport.sendMail({
        from,
        // As an object, so that a comma in a customer's field cannot become a second recipient.
        to: { name: "", address: to },
        ...(replyTo === undefined ? {} : { replyTo }),
        subject,
        text,
        html,
        attachments: attachments.map(({ content, ...rest }) => ({ ...rest, content: Buffer.from(content) })),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
  };
}
