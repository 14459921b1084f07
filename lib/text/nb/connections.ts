/** The life of an agreement with a factoring company: catalogue, accounts, activation, undoing, ending. */
export const connections = {
  // The catalogue.
  needsTitle: "Kontoer som trengs",
  needsStandard: "De vanlige: mellomregning, bank, gebyr, finansieringskostnad, renteinntekter og avvik.",
  needsOwn: "Og dessuten: {names}.",
  notesTitle: "Før du aktiverer",
  orgNr: "Org.nr. {orgNr}",
  // The wizard.
  steps: "Trinn",
  stepOf: "Trinn {step} av {of}: {name}",
  stepAccounts: "Kontoer",
  stepChanges: "Det som endres",
  stepConfirm: "Bekreft",
  next: "Neste",
  back: "Tilbake",
  newAccount: "Ny konto i kontoplanen …",
  newFinance: "Ny reskontrokonto {number} i serien {series}",
  oldFinance: "{number} {name} (reskontro)",
  newSupplier: "Ny leverandør {number} i serien {series}",
  oldSupplier: "En leverandør i serien {series} …",
  newNo: "Kontonummer",
  newName: "Kontonavn",
  supplierNo: "Leverandørnummer",
  supplierHint: "Skriv nummeret, eller velg blant forslagene.",
  declaredHint: "{name} har bedt om en egen konto for dette.",
  summaryAccounts: "Kontoene du har valgt",
  edit: "Endre",
  // Readiness.
  readinessTitle: "Kundene",
  methodsTitle: "Leveringsmåter som endres",
  methodNow: "Leveringsmåte nå",
  methodAfter: "Leveringsmåte etterpå",
  methodBack: "Leveringsmåte de får tilbake",
  customers: "Kunder",
  all: "I alt",
  noneChanges: "Ingen kunder endres.",
  unassessed:
    "{count, plural, one {# kort er ikke vurdert ennå. Det skjer i bakgrunnen; last siden på nytt om litt.} other {# kort er ikke vurdert ennå. Det skjer i bakgrunnen; last siden på nytt om litt.}}",
  openDataQuality: "Rett dem i Datakvalitet",
  documentsTitle: "Utkast og fakturaer",
  drafts:
    "{count, plural, =0 {Ingen fakturautkast er åpne.} one {# åpent fakturautkast vil bli levert med {name} når det sendes.} other {# åpne fakturautkast vil bli levert med {name} når de sendes.}}",
  seeDrafts: "Se utkastene",
  ownOpen:
    "{count, plural, =0 {Ingen egne fakturaer er ubetalte.} one {# ubetalt faktura som dere har sendt selv, følges fortsatt opp av dere, med purring og innbetaling som før.} other {# ubetalte fakturaer som dere har sendt selv, følges fortsatt opp av dere, med purring og innbetaling som før.}}",
  imported:
    "{count, plural, one {# importert faktura er åpen. Importerte fakturaer kan ikke leveres med {name}.} other {# importerte fakturaer er åpne. Importerte fakturaer kan ikke leveres med {name}.}}",
  dunning: "Fakturaer som leveres med {name}, purres ikke herfra og sendes ikke til inkasso herfra.",
  windingDownBeside: "{name} er under avvikling og beholder fakturaene de har. De påvirkes ikke.",
  activatingText: "Du kan arbeide videre i en annen fane imens. Ikke lukk denne før nøkkelen er vist.",
  endingText: "Du kan arbeide videre i en annen fane imens.",
  seconds: "{seconds, plural, one {# sekund} other {# sekunder}}",
  // The connection.
  changeAccounts: "Endre kontoer",
  endAgreement: "Avslutt avtalen",
  undo: "Angre aktivering",
  undoText:
    "Ingen fakturaer er sendt med {name} ennå. Aktiveringen kan angres, og hver kunde får tilbake leveringsmåten den hadde.",
  undoTitle: "Angre aktiveringen av {name}?",
  undoConsequence:
    "Alle kunder får tilbake leveringsmåten de hadde før, og kunder opprettet etterpå får e-post. Nøklene slutter å virke. Kontoer som er opprettet, blir stående i kontoplanen.",
  undoReason: "Hvorfor (valgfritt)",
  undone:
    "{count, plural, one {Aktiveringen er angret. # kunde har fått tilbake leveringsmåten sin.} other {Aktiveringen er angret. # kunder har fått tilbake leveringsmåten sin.}}",
  endLater: "Vil dere ikke bruke {name} lenger, avsluttes avtalen. Fakturaene de har, gjøres ferdige først.",
  adminOnly: "Bare en administrator kan endre eller avslutte avtalen.",
  balance: "Saldo",
  // Changing accounts.
  changeTitle: "Endre kontoer for {name}",
  changeText:
    "{name} får beskjed og bruker de nye kontoene fra nå av. Det som alt er bokført, blir stående der det er.",
  changeSave: "Lagre kontoene",
  changed:
    "{count, plural, =0 {Ingen kontoer er endret.} one {# konto er endret. Factoringselskapet har fått beskjed.} other {# kontoer er endret. Factoringselskapet har fått beskjed.}}",
  changeFailed: "Kontoene er ikke endret",
  historyTitle: "Tidligere kontoer",
  historyText: "Kontoer som var i bruk før. Factoringselskapet kan ikke lenger bokføre på dem.",
  replaced: "Byttet ut",
  replacedBy: "Av",
  stillMapped: "Brukes til en annen hendelse",
  leftOver: "Saldoen står igjen. Flytt den med et bilag til den nye kontoen.",
  leftOverTitle:
    "{count, plural, one {Det står igjen penger på # tidligere konto} other {Det står igjen penger på # tidligere kontoer}}",
  // Ending.
  endTitle: "Avslutt avtalen med {name}",
  endWhat: "Dette vil skje",
  endNew: "Ingen nye fakturaer kan sendes med {name}, og leveringsmåten forsvinner fra klienten.",
  endCustomers:
    "{count, plural, =0 {Ingen kunder bruker factoring.} one {# kunde mister Bruk Factoring og får tilbake leveringsmåten den hadde.} other {# kunder mister Bruk Factoring og får tilbake leveringsmåten de hadde.}}",
  endPartner:
    "{name} beholder fakturaene de har hentet, og kan melde status og bokføre på dem til de er ferdige.",
  endNone: "Ingen fakturaer er hos {name}, så avtalen avsluttes med en gang mellomregningen er gjort opp.",
  endSelf: "Avtalen avsluttes av seg selv når den siste fakturaen er ferdig og mellomregningen er gjort opp.",
  endKey: "Nøkkelen slutter å virke når avtalen er avsluttet.",
  endConfirm: "Avslutte avtalen med {name}?",
  ending: "Avslutter avtalen med {name}",
  endFailed: "Avtalen er ikke avsluttet",
  inFlight: "Fakturaer under arbeid",
  inFlightNone: "Ingen fakturaer er under arbeid.",
  inFlightText:
    "Det factoringselskapet ennå ikke har lastet ned, kan trekkes tilbake og sendes på en annen måte.",
  fate: "Hva skjer",
  fates: {
    withdrawable: "Kan trekkes tilbake",
    withdrawn_when_ready: "Klargjøres ferdig og trekkes tilbake",
    must_be_retried: "Må klargjøres på nytt, og trekkes tilbake da",
    stays: "Blir hos factoringselskapet til den er ferdig",
  },
  followsInvoice: "Følger fakturaen den krediterer",
  withdraw: "Trekk tilbake",
  withdrawOne: "Trekk tilbake faktura {number}",
  withdrawAll:
    "{count, plural, one {Trekk tilbake fakturaen som ikke er lastet ned} other {Trekk tilbake alle # som ikke er lastet ned}}",
  willBeWithdrawn:
    "{count, plural, =0 {Ingen fakturaer trekkes tilbake.} one {# faktura trekkes tilbake.} other {# fakturaer trekkes tilbake.}}",
  willBePrepared:
    "{count, plural, one {# faktura klargjøres ferdig og trekkes så tilbake.} other {# fakturaer klargjøres ferdig og trekkes så tilbake.}}",
  willStay:
    "{count, plural, =0 {Ingen fakturaer blir hos {name}.} one {# faktura blir hos {name} til den er ferdig.} other {# fakturaer blir hos {name} til de er ferdige.}}",
  withdrawSelected:
    "{count, plural, =0 {Trekk tilbake} one {Trekk tilbake # faktura} other {Trekk tilbake # fakturaer}}",
  withdrawnDone:
    "{count, plural, =0 {Ingen ble trukket tilbake: factoringselskapet har rukket å laste dem ned.} one {# faktura er trukket tilbake. Send den på en annen måte.} other {# fakturaer er trukket tilbake. Send dem på en annen måte.}}",
  withdrawnCount:
    "{count, plural, one {# faktura er trukket tilbake} other {# fakturaer er trukket tilbake}}",
  withdrawnText: "Kundene har ikke fått dem. Send dem på en annen måte.",
  seeWithdrawn: "Se fakturaene som er trukket tilbake",
  ended: "Avtalen med {name} er avsluttet.",
  nowWindingDown: "Avtalen med {name} er under avvikling.",
  kind: { invoice: "Faktura {number}", credit_note: "Kreditnota {number}" },
  remaining: "Gjenstår",
  total: "Beløp",
  // Winding down and over.
  others: "Andre avtaler",
  since: "Fra",
  until: "Til",
  windingDownAt: "Under avvikling fra",
  closedAt: "Avsluttet",
  closedBy: "Avsluttet av",
  closedItself: "Av seg selv, da siste faktura var ferdig",
  closeReason: "Årsak",
  undoneMark: "Aktiveringen ble angret",
  force: "Avslutt nå, med fakturaer under arbeid",
  forceText:
    "Gjør det bare når factoringselskapet ikke lenger kan gjøre fakturaene ferdige. De mister tilgangen med en gang, og kan verken melde status eller bokføre mer.",
  forceButton: "Avslutt nå",
  forceTitle: "Avslutte avtalen med {name} nå?",
  forceConsequence:
    "{count, plural, one {# faktura er ikke ferdig. Den beholder statusen den har.} other {# fakturaer er ikke ferdige. De beholder statusen de har.}} Det som ikke er lastet ned, trekkes tilbake.",
  forceReason: "Hvorfor",
  leftOnClearing: "Det står penger igjen mot {name}",
  leftOnClearingText:
    "Avtalen er avsluttet, så factoringselskapet kan ikke gjøre opp dette. Avklar det, og før det med et bilag.",
} as const;
