import { catchesMail, readMail } from "@/lib/adapters/mail-catcher";

/** An attachment of a caught mail, always as a download: what it claims to be is the sender's word. */
export async function GET(_request: Request, { params }: RouteContext<"/demo/mail/[mailId]/[part]">) {
  const { mailId, part } = await params;
  const mail = catchesMail() ? await readMail(mailId) : undefined;
  const attachment = mail?.attachments[Number(part)];
  if (!attachment) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(attachment.content), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
      "x-content-type-options": "nosniff",
    },
  });
}
