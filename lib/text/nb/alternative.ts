/** Alternative integrations (M30): taking one into use, and what it is then. */
export const alternative = {
  use: "Ta i bruk",
  useNamed: "Ta i bruk {name}",
  open: "Vis integrasjonen",
  how: "Slik virker det",
  howSend:
    "Du sender fakturaene selv på e-post eller papir, med factoringselskapets kontonummer og pantsettingstekst.",
  howCustomers:
    "{count, plural, =0 {Ingen kunder har den vanlige malen i dag; nye kunder får denne.} one {# kunde uten Bruk Factoring og uten egen profileringsmal får malen på nye fakturaer.} other {# kunder uten Bruk Factoring og uten egen profileringsmal får malen på nye fakturaer.}} En kunde unntas ved å velge en annen mal på fanen Faktura.",
  howElectronic:
    "Disse fakturaene kan ikke sendes som EHF eller eFaktura, for de bruker alltid driftskontoen {account}.",
  howUnchanged:
    "Bruk Factoring og leveringsmåtene på kundekortene endres ikke, og «Factoring fakturastatus» og «Factoringbeskrivelse» fylles ikke ut.",
  howAccess:
    "{name} får lese fakturaer du sender selv og føre bilag på kontoene under, og ikke noe annet. Fakturaer som går med den dedikerte factoringløsningen, får integrasjonen ikke se.",
  template: "Profileringsmal",
  templateText: "Malen må ha kontonummer, hvem det skal betales til, og pantsettingstekst.",
  chooseTemplate: "Mal for fakturaene",
  newTemplate: "Lag en ny mal",
  saveTemplate: "Lagre malen",
  templateSaved: "Malen er lagret og valgt",
  accountsText: "Kontoene som {name} får føre bilag på over API-et.",
  activate: "Ta i bruk",
  activated: "{name} er tatt i bruk",
  activatedText: "Nye fakturaer du sender selv, har nå malen {template}.",
  failedTitle: "Integrasjonen er ikke tatt i bruk",
  keyNote:
    "Klientnøkkelen vises bare nå. Kopier den, og gi den til factoringselskapet. Applikasjonsnøkkelen har det fra før.",
  adminOnly: "Bare en administrator kan ta i bruk en integrasjon.",
  otherActive: "{name} er i bruk. Bare én alternativ integrasjon kan være aktiv om gangen.",
  // In use.
  kind: "Alternativ løsning",
  openInvoices: "Ikke oppgjorte fakturaer",
  openInvoicesValue:
    "{count, plural, =0 {Ingen fakturaer} one {# faktura, {amount}} other {# fakturaer, {amount}}}",
  changeTemplate: "Bytt mal",
  templateChanged: "Nye fakturaer får nå den valgte malen",
  end: "Avslutt",
  endTitle: "Avslutte {name}?",
  endTextOpen:
    "{count, plural, one {# faktura er sendt med malen og ikke oppgjort.} other {# fakturaer er sendt med malen og ikke oppgjort.}} Debitorene betaler til factoringselskapet, så integrasjonen beholder tilgangen til de er oppgjort. Nye fakturaer får den vanlige malen med én gang.",
  endTextNone: "Ingen fakturaer er uoppgjort. Tilgangen stenges, og nye fakturaer får den vanlige malen.",
  ended: "Integrasjonen er avsluttet",
  endingNow: "Integrasjonen er under avslutning",
  windingDown:
    "Nye fakturaer har ikke malen lenger. Integrasjonen beholder tilgangen til fakturaene den skal ha betaling for, er oppgjort.",
  close: "Steng tilgangen",
  closeTitle: "Stenge tilgangen for {name}?",
  closeText:
    "{count, plural, =0 {Alle fakturaer med malen er oppgjort.} one {# faktura er ikke oppgjort. Factoringselskapet kan ikke lenger bokføre betalingen av den.} other {# fakturaer er ikke oppgjort. Factoringselskapet kan ikke lenger bokføre betalingen av dem.}}",
} as const;
