/** The demo's page of mails. */
export const demoMail = {
  title: "Sendt e-post (demo)",
  explanation: "Demoen sender ingen e-post ut. Alt som sendes, havner her.",
  empty: "Ingen e-post er sendt ennå.",
  from: "Fra",
  to: "Til",
  subject: "Emne",
  receivedAt: "Sendt",
  attachments: "Vedlegg",
  back: "Alle e-poster",
};
