/** What the steps of single scenarios say: English, and its Norwegian. */
export const storyPhrases = {
  "Find what {document} credits": "Finn hva {document} krediterer",
  "the original is not ours: nothing to set it off against":
    "originalen er ikke hos oss: det er ingenting å avregne mot",
  "What the debtor owes is what the credit note has left of it":
    "Kunden skylder det som kreditnotaen har latt stå",
  "A dispute cannot be put on hold": "En innsigelse kan ikke settes på vent",
  "Claim it again: the same, and no change": "Hent den igjen: det samme, og ingen endring",
  "The same call with the same Idempotency-Key answers the same":
    "Samme kall med samme Idempotency-Key gir samme svar",
  "Another call with that key": "Et annet kall med den nøkkelen",
  "Deliver {document} with the same PDF again: nothing new":
    "Lever {document} med samme PDF igjen: ikke noe nytt",
  "With another PDF": "Med en annen PDF",
  "Post the advance": "Før forskuddet",
  "Post it again": "Før det igjen",
  "Post something else by that reference": "Før noe annet med samme referanse",
  "A date of hold without a hold": "En dato for venting uten venting",
  "The date has passed: the status is ours to change, and has not changed by itself":
    "Datoen er passert på testkalenderen: statusen er vår å endre, og har ikke endret seg selv",
  "Interest note of {amount} for {days} days": "Rentenota på {amount} for {days} dager",
  "The interest is paid too, and passed on": "Renten er også betalt, og sendt videre",
  "A status before delivery": "En status før levering",
  "«Levert» as a status, without the PDF": "«Levert» som status, uten PDF",
  "A voucher before claim and delivery is taken": "Et bilag før henting og levering godtas",
  "A claim after delivery": "Henting etter levering",
  "The surplus is ours to clear up, and not the invoice's":
    "Det overskytende er vårt å rydde opp i, ikke fakturaens",
  "Take the advance back": "Ta forskuddet tilbake",
  "What went back is not ours any more": "Det som gikk tilbake, er ikke vårt lenger",
  "Reject it: {reason}": "Avvis den: {reason}",
  "Reject it again, as after a lost answer: the same": "Avvis den igjen, som etter et tapt svar: det samme",
  "Claim it": "Hent den",
  "Deliver it": "Lever den",
  "Reverse it: what it settled is open again, and the status with it":
    "Tilbakefør bilaget: det som var gjort opp, er åpent igjen, og statusen følger med",
  "Reverse it again": "Tilbakefør det igjen",
  "The feed tells that the invoice is open again": "Hendelsesstrømmen forteller at fakturaen er åpen igjen",
  "The feed has what the webhooks would have told":
    "Hendelsesstrømmen har det som webhookene skulle ha fortalt",
  "{count} events, {ready} of invoices that were ready":
    "{count} hendelser, {ready} om fakturaer som ble klargjort",
  "Reading on from any place gives the rest, and nothing twice":
    "Lesing videre fra et vilkårlig sted gir resten, og ingenting to ganger",
  "What the feed told of {document} was enough": "Det hendelsesstrømmen fortalte om {document}, var nok",
  "Ask to be told by webhook, at an address that does not work":
    "Be om webhooks til en adresse som ikke virker",
  "A message is lost, is in the log, and comes when it is sent again":
    "En melding går tapt, står i loggen, og kommer når den sendes på nytt",
  "this Fordring does not reach us, so it was not sent again":
    "denne Fordring når oss ikke, så den ble ikke sendt på nytt",
  "refused once with 503, then taken and verified": "avvist én gang med 503, så mottatt og verifisert",
  "no webhook came in 30 seconds": "ingen webhook kom på 30 sekunder",

  "The books are untouched: what was paid to the client is the client's to post":
    "Regnskapet er urørt: det som ble betalt til klienten, fører klienten",
  "Downgrade it: told with the reason, and no effect in the books":
    "Nedgrader den: fortalt med begrunnelse, uten virkning i regnskapet",
  "Said again it changes nothing": "Sagt igjen endrer det ingenting",
  "The claim is the client's again, with what the debtor owes":
    "Kravet er klientens igjen, med det kunden skylder",
  "What was bought back is settled": "Det som ble kjøpt tilbake, er gjort opp",
  "Waive more than was agreed": "Frafall mer enn avtalt",
  "See how much the client has agreed that we may waive":
    "Finn hvor mye klienten har avtalt at vi kan frafalle",
  "the client has agreed no rounding": "klienten har ikke avtalt øreavrunding",
  "Replace what was never sent": "Erstatt det som aldri ble sendt",
  "Another PDF as a new receipt": "En annen PDF som ny kvittering",
  "Replace it with a reason: both versions are kept, the status stands":
    "Erstatt den med begrunnelse: begge versjoner beholdes, statusen står",
  "The same again changes nothing": "Det samme igjen endrer ingenting",
  "A receipt without its PDF": "En kvittering uten PDF",
  "Deliver {document} three days late, and without a KID": "Lever {document} tre dager for sent, og uten KID",
  "Report what we will finance of this debtor, and how much is in use":
    "Meld hva vi finansierer av denne kunden, og hvor mye som er i bruk",
  "The limit is used up: above it is allowed to say, and nothing is posted":
    "Grensen er brukt opp: å melde mer er lov, og ingenting føres",
  "The client reports that the debtor has paid it": "Klienten melder at kunden har betalt til klienten",
  "The feed has told of it, and we acknowledge: again is the same":
    "Hendelsesstrømmen har fortalt det, og vi kvitterer: igjen er det samme",
  "The client passes the money on": "Klienten sender pengene videre",
  "The client sets the money off": "Klienten motregner pengene",
  "The client has credited our clearing account with it": "Klienten har godskrevet mellomregningen vår",
  "The client credits it while it waits: nothing of it is offered":
    "Klienten krediterer den mens den venter: ingenting av det tilbys",
  "The feed has told of it": "Hendelsesstrømmen har fortalt det",
  "It cannot be claimed, and of many at once it is told which":
    "Den kan ikke hentes, og av mange på én gang sies det hvilken",
  "The invoice is still ours, and owes nothing": "Fakturaen er fortsatt hos oss, og ingenting skyldes",
  "Turn the invoice down, since it was credited: nobody is sent it":
    "Avvis fakturaen siden den er kreditert: ingen får den tilsendt",
  "The client credits {percent} % of {document}": "Klienten krediterer {percent} % av {document}",
  "It says its rate, and what it comes to in kroner": "Den sier kursen sin, og hva den blir i kroner",
  "Post its payment in kroner": "Før betalingen i kroner",
  "What the rate has moved since is a line of its own": "Det kursen har endret seg siden, er en egen linje",
  "An account with nothing left in the currency has nothing left in kroner":
    "En konto som er i null i valutaen, er i null i kroner også",
  "the customer's line": "kundens linje",
  "the lines for exchange differences": "linjene for kursdifferanser",
  "what it stands at in kroner": "det den står i med kroner",
  "other invoices in the currency still stand there": "andre fakturaer i valutaen står der fortsatt",
  "{ore} øre on {account}": "{ore} øre på {account}",

  "the credit note was not offered to us": "kreditnotaen ble ikke tilbudt oss",
} as const;
