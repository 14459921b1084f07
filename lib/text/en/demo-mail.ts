import type { demoMail as norwegian } from "../nb/demo-mail";

/** The demo's page of mails. */
export const demoMail: Record<keyof typeof norwegian, string> = {
  title: "Sent mail (demo)",
  explanation: "The demo sends no mail out. Whatever is sent ends up here.",
  empty: "No mail has been sent yet.",
  from: "From",
  to: "To",
  subject: "Subject",
  receivedAt: "Sent",
  attachments: "Attachments",
  back: "All mails",
};
