export const overview = {
  title: "Oversikt",
  needsMe: "Venter på deg",
  allDone: "Ingenting venter på deg nå",
  allDoneText: "Nye fakturaer, kunder og meldinger fra factoringselskapet dukker opp her.",
  drafts: "{count, plural, one {utkast å sende} other {utkast å sende}}",
  lackingCustomers:
    "{count, plural, one {kunde mangler opplysninger for factoring} other {kunder mangler opplysninger for factoring}}",
  preparationFailed:
    "{count, plural, one {faktura der klargjøring feilet} other {fakturaer der klargjøring feilet}}",
  rejected:
    "{count, plural, one {faktura avvist av factoringselskapet} other {fakturaer avvist av factoringselskapet}}",
  notFetched:
    "{count, plural, one {faktura klargjort, men ikke hentet} other {fakturaer klargjort, men ikke hentet}}",
  disputed: "{count, plural, one {innsigelse fra kunde} other {innsigelser fra kunder}}",
  dunnable: "{count, plural, one {faktura kan purres} other {fakturaer kan purres}}",
  receivables: "Kundefordringer etter alder",
  ages: {
    not_due: "Ikke forfalt",
    days_1_30: "1–30 dager",
    days_31_60: "31–60 dager",
    days_61_90: "61–90 dager",
    over_90: "Over 90 dager",
  },
  age: "Forfalt",
  items: "Åpne poster",
  share: "Andel",
  credits: "Kreditsaldoer som ikke er fordelt",
  noReceivables: "Ingen åpne poster",
  noReceivablesText: "Sendte fakturaer vises her til de er betalt.",
  atPartner: "Hos factoringselskapet",
  clearing: "Mellomregning {name}",
  receivablesAtPartner: "Åpne fakturaer til factoring",
  advanced: "Forskuttert på åpne fakturaer",
  noFactoring: "Ingen factoringintegrasjon er aktiv",
} as const;
