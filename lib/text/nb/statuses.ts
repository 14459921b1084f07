/** The label of every status code there is; one flat list, because the codes are unique across the machines. */
export const statuses = {
  // «Factoring fakturastatus», domain.md c2.
  preparing: "Klargjøres for factoring",
  preparation_failed: "Klargjøring feilet",
  ready: "Faktura klargjort",
  fetched: "Hentet av factoringselskapet",
  delivered: "Levert",
  disputed: "Innsigelse fra kunde",
  on_hold: "Satt på vent",
  collection: "Til inkasso hos factoringselskapet",
  rejected: "Avvist av factoringselskapet",
  withdrawn: "Trukket tilbake",
  recoursed: "Tilbakeført (regress)",
  completed: "Fullført",
  // «Oppgjørsstatus», derived from the ledger.
  not_settled: "Ikke oppgjort",
  advanced: "Forskuttert",
  partly_settled: "Delvis oppgjort",
  settled: "Oppgjort",
  credited: "Kreditert",
  written_off: "Tapsført",
  bought_back: "Tilbakeført",
  // The document itself.
  draft: "Utkast",
  sent: "Sendt",
  overdue: "Forfalt",
  not_factored: "Ikke factoring",
  // The connection with a factoring company.
  not_connected: "Ikke aktivert",
  pending: "Under aktivering",
  active: "Aktiv",
  winding_down: "Under avvikling",
  inactive: "Avsluttet",
  // A recurring invoice that rests.
  paused: "På pause",
  // Data quality of a customer card.
  complete: "Komplett",
  incomplete: "Mangler opplysninger",
} as const;
