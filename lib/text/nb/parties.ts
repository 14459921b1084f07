/** Suppliers, the address book, and the history of a card, customers' as suppliers'. */
export const parties = {
  history: {
    title: "Historikk",
    at: "Tidspunkt",
    by: "Utført av",
    what: "Hendelse",
    changes: "Endringer",
    empty: "Ingen endringer ennå",
    emptyText: "Hver endring av kortet vises her: hvem som gjorde den, når og hva som ble endret.",
    blank: "tom",
    becomes: "ble til",
    system: "System",
    verbs: {
      created: "Opprettet",
      saved: "Endret",
      activated: "Factoring aktivert",
      deactivated: "Factoring avsluttet",
      undone: "Aktivering angret",
      mended: "Rettet i Datakvalitet",
      imported: "Rettet ved import",
    },
  },
} as const;
