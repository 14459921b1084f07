/** «Direkte innbetalinger» (M29b): what debtors paid to the company instead of to the factoring company. */
export const directPayments = {
  title: "Direkte innbetalinger",
  about:
    "Kunder som har betalt til firmaets egen konto i stedet for til factoringselskapet. Pengene føres mot avvikskontoen til de er sendt videre eller motregnet.",
  noFactoringTitle: "Ingen factoringavtale ennå",
  noFactoringText: "Direkte innbetalinger gjelder fakturaer som et factoringselskap har.",
  register: "Registrer innbetaling",
  readStatement: "Les inn kontoutskrift",
  // The deviation account.
  accountAtZero: "{account} står i null.",
  accountNotAtZero: "{account} står i {amount}",
  openSince:
    "{count, plural, one {# innbetaling er ikke gjort opp, fra {date} ({days, plural, =0 {i dag} one {# dag} other {# dager}}).} other {# innbetalinger er ikke gjort opp, den eldste fra {date} ({days, plural, =0 {i dag} one {# dag} other {# dager}}).}}",
  difference:
    "{amount} på kontoen kommer fra andre bilag enn direkte innbetalinger, og må forklares for seg.",
  seeAccount: "Se posteringene på {account}",
  // Open payments.
  open: "Ikke gjort opp",
  noneOpen: "Alle direkte innbetalinger er gjort opp.",
  paidOn: "Betalt",
  invoice: "Faktura",
  customer: "Kunde",
  voucher: "Bilag",
  age: "Alder",
  days: "{days, plural, =0 {i dag} one {# dag} other {# dager}}",
  seen: "Sett av factoringselskapet",
  notSeen: "Ikke sett ennå",
  forward: "Send videre",
  setOff: "Motregn",
  reverse: "Tilbakefør",
  actionsOf: "{action}: faktura {number}, {amount}",
  // Lines of the bank.
  lines: "Banklinjer uten bilag",
  linesAbout:
    "Innbetalinger fra kontoutskriften som ikke er ført. Linjer som ligner en factoret faktura, har et forslag.",
  noLinesTitle: "Ingen banklinjer venter",
  noLinesText: "Les inn en kontoutskrift fra banken, eller registrer innbetalingen for hånd.",
  bookedOn: "Bokført",
  kid: "KID",
  suggestion: "Forslag",
  noSuggestion: "Ingen factoret faktura funnet",
  recognisedBy: {
    kid: "samme KID",
    factor_kid: "factoringselskapets KID",
    invoice_number: "fakturanummeret i teksten",
    customer_and_amount: "kundens navn og beløpet",
  },
  registerLine: "Registrer",
  registerLineOf: "Registrer {amount}, {text}",
  older: "Eldre",
  newest: "Til nyeste",
  // The form.
  registerTitle: "Registrer direkte innbetaling",
  registerText:
    "Kunden har betalt til firmaet. Kundefordringen står åpen til factoringselskapet fører oppgjøret.",
  bankLine: "Banklinje",
  findInvoice: "Fakturanr., kunde, KID eller beløp",
  noInvoices: "Ingen fakturaer hos et factoringselskap passer med søket.",
  searching: "Søker …",
  showInvoices: "Vis fakturaer",
  remaining: "Rest {amount}",
  paidBefore: "Betalt direkte fra før: {amount}",
  bankAccount: "Bankkonto",
  amountLess: "{amount} mindre enn det som gjenstår. Resten skal kunden fortsatt betale.",
  amountMore: "{amount} mer enn det som gjenstår. Det overskytende avklares med factoringselskapet.",
  note: "Merknad til factoringselskapet",
  preview: "Bilaget som føres",
  account: "Konto",
  postAndTell: "Bokfør og varsle",
  registered: "Ført som bilag {voucher}. {name} får beskjed.",
  // Clearing.
  forwardTitle: "Send innbetalingen videre",
  forwardText: "Registrer at {amount} er betalt videre til {name}. Selve overføringen gjør du i nettbanken.",
  setOffTitle: "Motregn innbetalingen",
  setOffText: "{name} trekker {amount} fra det som skal utbetales. Avtal det med selskapet først.",
  afterwards: "{name} får beskjed, og lukker kundefordringen med sitt eget bilag.",
  forwarded: "Ført som bilag {voucher}. {name} får beskjed om at pengene er sendt.",
  wasSetOff: "Ført som bilag {voucher}. {name} får beskjed om motregningen.",
  reverseTitle: "Tilbakefør registreringen",
  reverseText:
    "Bilag {voucher} reverseres, og {name} får beskjed om at innbetalingen var feil registrert. En banklinje blir ledig igjen.",
  reason: "Grunn",
  reversed: "Tilbakeført med bilag {voucher}",
  reopen: "Angre oppgjør",
  reopenTitle: "Angre oppgjøret",
  reopenText:
    "Bilag {voucher} reverseres, og innbetalingen står på avvikskontoen igjen til den gjøres opp på nytt. {name} får beskjed.",
  reopened: "Oppgjøret er angret med bilag {voucher}",
  // Cleared ones.
  cleared: "Gjort opp og tilbakeført",
  clearedOn: "Gjort opp",
  states: {
    open: "Ikke gjort opp",
    forwarded: "Sendt videre",
    set_off: "Motregnet",
    reversed: "Tilbakeført",
  },
  // The statement.
  statementTitle: "Les inn kontoutskrift",
  statementText:
    "En CSV- eller Excel-fil fra banken med overskrifter i første linje: dato og beløp (eller inn og ut), og gjerne tekst, KID og referanse. Linjer som er lest inn før, hoppes over.",
  file: "Fil",
  read: "Les inn",
  readResult:
    "{added, plural, =0 {Ingen nye linjer} one {# ny linje} other {# nye linjer}}, {known, plural, =0 {ingen linjer} one {# linje} other {# linjer}} fantes fra før.",
  faulty: "{count, plural, one {# linje kunne ikke leses} other {# linjer kunne ikke leses}}",
  faultOf: "Linje {line}: {reason}",
  moreFaults: "… og {count} til",
  // Elsewhere.
  paidToUs: "Kunden har betalt til oss",
  overview:
    "{count, plural, one {direkte innbetaling å gjøre opp, {days, plural, =0 {fra i dag} one {# dag gammel} other {# dager gammel}}} other {direkte innbetalinger å gjøre opp, den eldste {days, plural, =0 {fra i dag} one {# dag} other {# dager}}}}",
  deviation: "Avvik på {account}",
} as const;
