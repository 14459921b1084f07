import nodemailer, { type SendMailOptions } from "nodemailer";
import { expect, test } from "vitest";
import { parseMail } from "./mail-message";

async function composed(mail: SendMailOptions): Promise<Uint8Array> {
  const { message } = await nodemailer
    .createTransport({ streamTransport: true, buffer: true })
    .sendMail(mail);
  return message as Buffer;
}

test("a mail with an attachment comes back as it was written, Norwegian letters and all", async () => {
  const pdf = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 13, 10, 10, 128]);
  const mail = parseMail(
    await composed({
      from: "Blåbær AS <post@example.com>",
      to: "Østre Gård <kunde@example.com>",
      subject: "Faktura 10001 fra Blåbær AS – kopi til Østre Gård, med et emne som er lengre enn en linje",
      text: "Hei!\n\nFakturaen på kr 1 234,50 ligger ved: æøå = ÆØÅ. ".repeat(3),
      html: "<script>alert(1)</script>",
      attachments: [{ filename: "faktura æøå 10001.pdf", content: pdf, contentType: "application/pdf" }],
    }),
  );
  expect(mail).toMatchObject({
    from: "Blåbær AS <post@example.com>",
    to: "Østre Gård <kunde@example.com>",
    subject: "Faktura 10001 fra Blåbær AS – kopi til Østre Gård, med et emne som er lengre enn en linje",
  });
  expect(mail.text).toContain("Fakturaen på kr 1 234,50 ligger ved: æøå = ÆØÅ.");
  expect(mail.attachments).toHaveLength(1);
  expect(mail.attachments[0]).toMatchObject({ name: "faktura æøå 10001.pdf", type: "application/pdf" });
  expect(Buffer.from(mail.attachments[0]?.content ?? [])).toEqual(pdf);
});

test("a plain mail has its text and nothing to save", async () => {
  const mail = parseMail(
    await composed({ from: "a@example.com", to: "b@example.com", subject: "Hei", text: "Bare tekst" }),
  );
  expect(mail).toMatchObject({ subject: "Hei", attachments: [] });
  expect(mail.text.trim()).toBe("Bare tekst");
});

test.each(["", "\r\n\r\n", "Subject only", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x--"])(
  "what is no mail is read without an error: %j",
  (raw) => {
    expect(() => parseMail(Buffer.from(raw))).not.toThrow();
  },
);
