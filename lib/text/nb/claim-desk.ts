/** An invoice at the factoring company as the company's own people see it, and what they do with it. */
export const claimDesk = {
  title: "Hos {name}",
  serviceLevel: "Servicenivå",
  serviceOnlyTitle: "{name} finansierer ikke denne fakturaen",
  serviceOnlyText:
    "Den er ført ned til kun reskontroføring: {name} følger opp kunden, men forskutterer ikke. Ingenting endres i regnskapet.",
  delivered: "Levert",
  deliveredBy: "{date}, {channel}",
  nextEvent: "Neste hendelse",
  holdUntil: "På vent til og med",
  heldOpenEnded: "Uten sluttdato",
  reportedBy: "Meldt av",
  reportedByCompany: "Firmaet",
  lateDeliveryTitle: "Levert etter forfall",
  lateDeliveryText:
    "{name} leverte fakturaen {delivered}. Forfallsdatoen er {due}. Kunden kan ha fått den for sent til å betale i tide.",
  late: {
    not_fetched: "{name} har ikke hentet fakturaen innen 24 timer",
    not_delivered: "{name} har ikke levert fakturaen innen 3 dager",
  },
  lateFilter: {
    label: "Hva som er forsinket",
    all: "Alle forsinkede",
    not_fetched: "Ikke hentet innen 24 timer",
    not_delivered: "Ikke levert innen 3 dager",
    emptyTitle: "Ingenting er forsinket",
    emptyText: "Factoringselskapet har hentet og levert det det skulle innen fristene.",
  },
  lateText:
    "Ta kontakt med {name}. Fakturaen sendes aldri av seg selv på annen måte: kunden kunne fått den to ganger.",
  pdfVersions: "Leverte pdf-er",
  pdfVersion: "Versjon {version}",
  pdfCurrent: "gjelder nå",
  pdfFirst: "Med kvitteringen",
  // What the company itself reports.
  reportHint: "Innsigelse og vent kan meldes når fakturaen er levert.",
  heldByPartner: "{name} har satt fakturaen på vent, og avslutter det selv.",
  reports: {
    dispute: "Innsigelse fra kunde",
    end_dispute: "Innsigelsen er avklart",
    hold: "Sett på vent",
    end_hold: "Ikke lenger på vent",
  },
  reportTexts: {
    dispute: "{name} får melding om innsigelsen og leser begrunnelsen. Kravet blir stående hos dem.",
    end_dispute: "{name} får melding, og fakturaen går tilbake til der den sto.",
    hold: "{name} får melding om å vente med oppfølgingen, og leser begrunnelsen.",
    end_hold: "{name} får melding, og fakturaen går tilbake til «Levert».",
  },
  reasons: {
    dispute: "Hva innvender kunden?",
    end_dispute: "Hva ble avklart?",
    hold: "Hvorfor skal det ventes?",
    end_hold: "Hvorfor ikke lenger?",
  },
  holdUntilLabel: "Vent til og med",
  holdUntilHint: "La stå tomt når sluttdatoen ikke er kjent. Etter datoen går fakturaen tilbake av seg selv.",
  report: "Meld til {name}",
  reported: "{name} har fått melding",
  // Amounts and where they come from.
  settled: "Betalt",
  writtenOff: "Tapsført",
  vouchersOf: "Bilag bak {amount}",
  moreVouchers: "{count, plural, one {# bilag til} other {# bilag til}}",
  // Loss (edge 35).
  lossTitle: "Tap på krav",
  postLoss: "Før tap",
  lossText:
    "Kravet på {customer} er firmaets eget og kan tapsføres når det er endelig tapt. Bilaget vises før det føres.",
  lossAmount: "Tapt beløp",
  lossRemaining: "Åpent på fakturaen: {amount}",
  lossDate: "Bilagsdato",
  lossGround: "Hvorfor er kravet endelig tapt?",
  chooseGround: "Velg …",
  lossGrounds: {
    collection: "Inkasso eller tvangsinndriving har vært forgjeves",
    six_months: "Ikke betalt seks måneder etter forfall, tross minst tre purringer",
    insolvency: "Konkurs, gjeldsforhandling eller avvikling gir ikke dekning",
    uncollectible: "Klart uerholdelig etter en samlet vurdering",
    none: "Ingen av disse: merverdiavgiften blir stående",
  },
  lossCondition:
    "Merverdiavgiften kan tas tilbake bare når kravet er endelig tapt fordi kunden ikke kan betale (mval. § 4-7 første ledd, FMVA § 4-7-1). Ta vare på dokumentasjonen.",
  overdueBy: "Forfalt {date}, {days, plural, one {# dag} other {# dager}} siden.",
  sixMonthsNotPassed: "Det er ikke gått seks måneder siden forfall.",
  lossNote: "Merknad til Historikk",
  lossPreview: "Bilaget som føres",
  vatCode: "Mva-kode {code}",
  lossVatNone: "Ingen merverdiavgift tas tilbake.",
  postLossNow: "Før tapet",
  lossPosted: "Tapet er ført, bilag {voucher}",
  lossesPosted: "Ført tap",
  reverseLoss: "Tilbakefør",
  reverseLossTitle: "Tilbakeføre tapet på {amount}?",
  reverseLossText:
    "Det føres et nytt bilag med motsatt fortegn. Fakturaen blir åpen igjen, og merverdiavgiften må betales.",
  lossReversed: "Tapet er tilbakeført, bilag {voucher}",
  lossNotYet:
    "{name} har kravet. Tap kan føres når det er ført tilbake, avvist eller fullført der, eller når avtalen bare gjelder reskontroføring.",
  // Gathered: what is late.
  notRemindedYet: "Fakturaen kom tilbake fra {name}. Den kan purres når du har sendt den på annen måte.",
  followUp: "Oppfølging",
  followUpText: "Det hos factoringselskapet som venter på deg, og det de er sene med.",
  nothingToFollowUp: "Ingenting å følge opp",
  nothingToFollowUpText: "Forsinkelser, kreditsaldoer og tilbakeførte krav med innsigelse samles her.",
  returnedTitle: "Tilbakeført med innsigelse",
  returnedDescription:
    "Kravet kom tilbake fra factoringselskapet med kundens innsigelse. Purring venter til du har tatt stilling: åpne fakturaen og velg.",
  recoursedToDecide:
    "{count, plural, one {krav ført tilbake fra factoringselskapet} other {krav ført tilbake fra factoringselskapet}}",
  withdrawnToDecide:
    "{count, plural, one {faktura trukket tilbake, venter på ny leveringsmåte} other {fakturaer trukket tilbake, venter på ny leveringsmåte}}",
  lateTitle: "Forsinket hos factoringselskapet",
  lateDescription:
    "Klargjort og ikke hentet innen 24 timer, eller hentet og ikke levert innen 3 dager. Ta kontakt med factoringselskapet.",
  lateSince: "Siden",
  lateWith: "Forsinkelse",
  lateKinds: { not_fetched: "Ikke hentet innen 24 timer", not_delivered: "Ikke levert innen 3 dager" },
  notFetchedInTime:
    "{count, plural, one {faktura ikke hentet innen 24 timer} other {fakturaer ikke hentet innen 24 timer}}",
  notDeliveredInTime:
    "{count, plural, one {faktura ikke levert innen 3 dager} other {fakturaer ikke levert innen 3 dager}}",
  // Gathered: what customers have to their credit with the factoring company between.
  creditTitle: "Til gode hos factoringkunder",
  creditDescription:
    "Kunden har betalt eller fått kreditert mer enn det som var åpent. Pengene kan være hos factoringselskapet: avklar med dem før noe betales ut.",
  creditFlag: "Avklar med factoringselskap",
  creditAmount: "Til gode",
  creditOf: "Gjelder",
  creditToClarify:
    "{count, plural, one {kreditsaldo å avklare med factoringselskapet} other {kreditsaldoer å avklare med factoringselskapet}}",
  creditOnCard:
    "Kunden har {amount} til gode etter fakturaer med factoring. Avklar med factoringselskapet før noe betales ut.",
  heldAfterReturn:
    "{count, plural, one {tilbakeført krav med innsigelse venter på deg} other {tilbakeførte krav med innsigelse venter på deg}}",
  // What the factoring company will finance of a customer.
  limitOf: "Kredittgrense hos {name}",
  limit: "Grense",
  limitUsed: "Brukt",
  limitLeft: "Ledig",
  limitValidTo: "Gjelder til og med",
  limitReported: "Meldt",
  noLimit: "{name} har ikke meldt noen kredittgrense for kunden.",
  limitNotInvoices: "Bare {name} vet hva som er brukt: tallene er slik de sist meldte dem.",
  limitExpired: "Kredittgrensen gjaldt til og med {date}.",
  limitEnough: "Ledig kredittgrense hos {name}: {left}.",
  limitExceededTitle: "Fakturaen er større enn det {name} vil finansiere",
  limitExceeded:
    "{name} har {left} ledig av en grense på {limit}, og fakturaen er på {total}. Den kan sendes likevel: den deles aldri opp, og {name} avgjør om de finansierer en del, fører ned til kun reskontroføring eller avviser den.",
} as const;
