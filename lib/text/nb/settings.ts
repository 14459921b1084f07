export const settings = {
  title: "Innstillinger",
  templates: "Profileringsmaler",
  templatesText: "Kontonummer, logo og tekster på fakturaer som klienten selv sender.",
  dunning: "Purring og inkasso",
  dunningText: "Frister, gebyr og rente, og hvem som driver inn krav.",
  legacyFactoring: "Tidligere factoringløsning",
  legacyFactoringText: "Løsningen uten API, som må avsluttes før en integrasjon kan aktiveres.",
  exchangeRates: "Valutakurser",
  exchangeRatesText: "Kursene som foreslås på fakturaer i annen valuta enn kroner.",
  importInvoices: "Importer fakturabilag",
  importInvoicesText: "Les inn fakturaer fra et annet system, fra CSV eller Excel.",
} as const;
