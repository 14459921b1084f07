export const settings = {
  title: "Settings",
  templates: "Branding templates",
  templatesText: "Account, logo and texts of the invoices that the company itself sends.",
  dunning: "Reminders and collection",
  dunningText: "Terms, fee and interest, and who collects claims.",
  legacyFactoring: "Former factoring solution",
  legacyFactoringText: "The solution without an API, which must end before an integration can be activated.",
  exchangeRates: "Exchange rates",
  exchangeRatesText: "The rates that are suggested on invoices in another currency than kroner.",
  importInvoices: "Import invoice vouchers",
  importInvoicesText: "Read invoices from another system, from CSV or Excel.",
} as const;
