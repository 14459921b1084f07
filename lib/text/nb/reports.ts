export const reports = {
  title: "Rapporter",
  invoices: "Fakturaoversikt",
  invoicesText: "Alle fakturaer og kreditnotaer med status, beløp og oppgjør.",
  from: "Fra dato",
  to: "Til dato",
  noRows: "Ingen rader i perioden",
  noRowsNext: "Velg en lengre periode eller nullstill filtrene.",
} as const;
