/** The files that travel with an invoice. */
export const attachments = {
  title: "Vedlegg",
  choose: "Legg til vedlegg",
  drop: "eller slipp filer her",
  hint: "Pdf, png, jpg, csv, xlsx eller ods. En fil kan være {fileMegabytes} MB, og alle til sammen {totalMegabytes} MB og {files} filer. Vedleggene følger fakturaen i EHF-filen og på e-post, men blir ikke med på utskrift.",
  remove: "Fjern",
  removeNamed: "Fjern {name}",
  removed: "{name} er fjernet",
  waits: "Lastes opp når utkastet lagres",
  sending: "Laster opp {name}",
  progress: "{done} av {count}",
  refused: "{name} ble ikke lagt ved. {reason}",
} as const;

/** Why a file cannot be attached. */
export const attachmentErrors = {
  attachment_empty: "Filen er tom. Velg en fil med innhold.",
  attachment_name_invalid: "Filnavnet kan ikke brukes. Gi filen et annet navn, og velg den på nytt.",
  attachment_too_large: "Filen er for stor. Gjør den mindre, eller del den opp.",
  attachment_type_not_allowed:
    "Denne filtypen kan ikke følge en EHF. Lagre filen som pdf, png, jpg, csv, xlsx eller ods, og velg den på nytt.",
  attachment_content_differs:
    "Innholdet er noe annet enn filnavnet sier. Åpne filen i programmet den kommer fra, og lagre den på nytt.",
  attachment_known: "Den samme filen er lagt ved allerede.",
  attachments_too_many: "Fakturaen har så mange vedlegg den kan ha. Fjern et, eller slå filer sammen.",
  attachments_too_large: "Vedleggene er for store til sammen. Fjern et, eller gjør filene mindre.",
  attachment_not_sent: "Filen kom ikke fram. Se at du har nett, og velg den på nytt.",
  attachment_not_removed: "Vedlegget ble ikke fjernet. Se at du har nett, og prøv igjen.",
} as const;

export const attachmentErrorFacts = {
  attachment_too_large: "Filen er større enn {maxMegabytes} MB. Gjør den mindre, eller del den opp.",
  attachment_content_differs:
    "Innholdet er noe annet enn .{ending}. Åpne filen i programmet den kommer fra, og lagre den på nytt.",
  attachments_too_many: "Fakturaen kan ha {maxFiles} vedlegg. Fjern et, eller slå filer sammen.",
  attachments_too_large:
    "Vedleggene blir større enn {maxMegabytes} MB til sammen. Fjern et, eller gjør filene mindre.",
} as const;
