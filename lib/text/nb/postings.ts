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
  account: "Konto",
  reconciliation: "Avstemming",
  reconciliationOf: "Avstemming med {partner} per {date}",
  ourBalanceOf: "Saldo hos oss på {account}",
  invoice: "Faktura",
  theirRemaining: "Gjenstår hos dem",
  ourRemaining: "Gjenstår hos oss",
  meaning: "Hva det betyr",
  meanings: {
    other_amount: "De har registrert noe vi ikke har ført, eller omvendt.",
    not_named: "Åpen hos oss, men ikke med i det de meldte.",
    not_theirs: "Meldt av dem, men ikke blant fakturaene de har fått.",
  },
  differingText: "Det som gjensto {date} hos dem og hos oss. Åpne fakturaen for å se hva som er ført på den.",
  noReconciliations: "Ingen avstemminger ennå",
  noReconciliationsText:
    "Når factoringselskapet melder saldo og åpne fakturaer, vises de her ved siden av det regnskapet sier.",
  noneDiffer: "Ingen fakturaer har avvik.",
  unknownInvoice: "Ukjent faktura",
} as const;
