/** A claim's life at the factoring company: what «Historikk» tells of each step beside its heading. */
export const claims = {
  facts: {
    status: "Status: {status}",
    disputeClosed: "Innsigelsen er lukket, og kravet er tilbake hos firmaet",
    occurredAt: "Skjedde {at}",
    holdUntil: "På vent til og med {date}",
    holdOver: "Siste dag på vent var {date}",
    nextEvent: "Neste steg: {event}",
    nextEventOn: "Neste steg: {event} {date}",
    factorReference: "Referanse {reference}",
    version: "Versjon {version}",
    surplus: "{amount} kr mer enn det som gjenstod. Avklar med factoringselskapet.",
    notRetryable: "Hjelper ikke å sende på nytt",
  },
  serviceLevels: { financed: "Finansiert", service_only: "Kun reskontroføring" },
  warnings: { delivered_after_due_date: "Levert etter forfall" },
  nextEvents: {
    reminder: "Purring",
    collection_notice: "Inkassovarsel",
    payment_demand: "Betalingsoppfordring",
    collection: "Inkasso",
    legal_action: "Rettslig inndriving",
    payout: "Utbetaling",
    recourse: "Tilbakeføring",
  },
} as const;
