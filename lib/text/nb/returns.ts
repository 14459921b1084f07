/** What came back from the factoring company, and the ways on (edge 13). */
export const returns = {
  title: "Tilbake fra factoringselskapet",
  headings: {
    rejected: "{name} har avvist fakturaen",
    withdrawn: "Fakturaen er trukket tilbake fra {name}",
    recoursed: "{name} har ført kravet tilbake",
  },
  choose: "Fakturaen står bokført. Velg hva som skal skje med den.",
  retryable: "{name} sier at det kan hjelpe å rette og sende på nytt.",
  notRetryable: "{name} sier at det ikke hjelper å sende på nytt.",
  sendAgain: "Rett og send på nytt",
  sendAgainText: "Den samme fakturaen, med samme nummer, tilbys {name}.",
  sameDocument:
    "Innholdet i fakturaen kan ikke endres. Kontaktopplysninger og adressering hentes fra kundekortet slik det er nå.",
  sendAgainNow: "Send på nytt",
  cannotSendAgain: "Fakturaen kan ikke sendes på nytt ennå",
  openCard: "Åpne kundekortet",
  sentAgain: "Fakturaen klargjøres for {name}",
  sendOtherwise: "Send på annen måte",
  sendOtherwiseText:
    "Fakturaen går fra firmaet selv til kunden, og skal betales til firmaet. {name} får den ikke.",
  sentOtherwise: { email: "Fakturaen sendes til {email}", print: "Pdf-en lages og kan skrives ut" },
} as const;
