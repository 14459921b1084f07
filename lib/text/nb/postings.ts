/** What factoring companies post and tell of money: rounding, and reconciliations of the clearing account. */
export const postings = {
  rounding: "Øreavrunding, i øre",
  roundingHint:
    "Så mye av en faktura kan factoringselskapet avrunde når den betales, høyst 50 øre. 0 er ingen avrunding. Beløpet føres på 7740.",
  roundingInvalid: "Skriv et helt antall øre fra 0 til 50.",
  roundingSave: "Lagre avrundingen",
  roundingSaved:
    "{ore, plural, =0 {Factoringselskapet kan ikke lenger avrunde.} other {Factoringselskapet kan avrunde inntil # øre.}}",
  reconciliations: "Avstemminger",
  reconciliationsText:
    "Det factoringselskapet har meldt om kontoen, ved siden av det regnskapet sa samme dag.",
  asOf: "Per dato",
  told: "Meldt",
  theirBalance: "Saldo hos dem",
  ourBalance: "Saldo hos oss",
  difference: "Avvik",
  differingInvoices: "Fakturaer med avvik",
  noneDiffer: "Ingen",
  unknownInvoice: "Ukjent faktura",
  andMore: "og {count} til",
} as const;
