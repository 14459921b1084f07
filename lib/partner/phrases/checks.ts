/** The names of the conformance run's checks: English, and their Norwegian. */
export const checkPhrases = {
  Access: "Tilgang",
  Reading: "Lesing",
  Delivering: "Levering",
  Administering: "Oppfølging",
  Posting: "Bilag",
  Telling: "Hendelser",
  Mending: "Retting",
  Reconciling: "Avstemming",
  Currencies: "Valuta",
  Repeating: "Gjentakelse",
  Hearing: "Strømmen",
  Webhooks: "Webhooks",
  Refusing: "Avvisning",
  "Every answer": "Alle svar",
  "Wrong keys get no token, in RFC 6749's words": "Feil nøkler gir intet token, med RFC 6749s ord",
  "The keys get a bearer token that nobody may cache":
    "Nøklene gir et bearer-token som ingen får mellomlagre",
  "A token that was never given opens nothing": "Et token som aldri ble gitt, åpner ingenting",
  "The agreement names the books and the accounts to post to":
    "Avtalen sier hvilket regnskap det er, og hvilke kontoer det føres på",
  "An answer tells how many calls remain, and what the quota is":
    "Et svar sier hvor mange kall som gjenstår, og hva kvoten er",
  "Refusals are told in the language asked for, with the same code":
    "Avvisninger kommer på språket det bes om, med samme kode",
  "A method that is not there is 405 with those that are":
    "En metode som ikke finnes, gir 405 med dem som finnes",
  "What waits to be fetched is listed in the order of its sequence":
    "Det som venter på henting, listes i sekvensens rekkefølge",
  "Page by page gives the same as at once, and nothing twice":
    "Side for side gir det samme som alt på én gang, og ingenting to ganger",
  "At the end of the list an empty page keeps the cursor that was sent":
    "Ved listens slutt beholder en tom side markøren som ble sendt",
  "A filter or a cursor that is none is refused at the field":
    "Et filter eller en markør som ikke er noen, avvises ved feltet",
  "Lists are narrowed by type and by when they changed":
    "Lister avgrenses etter type og etter når de ble endret",
  "Attachments travel with their invoice, each the file that was promised":
    "Vedlegg følger fakturaen, og hvert er filen som ble lovet",
  "An invoice adds up, and is the one that the list showed": "En faktura summerer, og er den listen viste",
  "Its debtor is among the customers": "Kunden på fakturaen er blant kundene",
  "Debtors are listed page by page, by their numbers": "Kunder listes side for side, etter nummer",
  "The EHF is the file that was promised, by list, ETag and Repr-Digest":
    "EHF-en er filen som ble lovet i listen, ETag og Repr-Digest",
  "Reading has changed nothing": "Lesingen har ikke endret noe",
  "A status before delivery is refused, with the steps that are allowed":
    "En status før levering avvises, med stegene som er lov",
  "A claim takes the invoice, and again is the same": "Henting tar fakturaen, og igjen er det samme",
  "A receipt without a PDF, or with something else as one, is refused at the field":
    "En kvittering uten PDF, eller med noe annet som PDF, avvises ved feltet",
  "A receipt with its PDF makes the invoice delivered": "En kvittering med PDF gjør fakturaen levert",
  "The same PDF again is the same delivery; another is refused":
    "Samme PDF igjen er samme levering; en annen avvises",
  "A dispute comes and goes, and a step that is not allowed is refused":
    "En innsigelse kommer og går, og et steg som ikke er lov, avvises",
  "A rejection is final": "En avvisning er endelig",
  "Of many claimed at once each is claimed or not by itself":
    "Av mange som hentes samtidig, hentes hver eller ikke for seg",
  "A receipt may be a form or JSON, and both are the same delivery":
    "En kvittering kan være skjema eller JSON, og begge er samme levering",
  "Another PDF takes the first one's place with a reason, and both are kept":
    "En annen PDF tar den førstes plass med begrunnelse, og begge beholdes",
  "A hold has a last day, and a next event a date":
    "En utsettelse har en siste dag, og neste hendelse en dato",
  "A debtor has the credit limit that was told last": "En kunde har kredittgrensen som sist ble meldt",
  "Downgraded to service only it is told once, and moves no money":
    "Nedgradering til kun tjenester fortelles én gang, og flytter ingen penger",
  "A dry run computes everything and keeps nothing": "En prøvekjøring regner ut alt og beholder ingenting",
  "A voucher is posted, and is there when one asks next": "Et bilag føres, og er der når man spør neste gang",
  "A reference is taken for ever, and the answer names the voucher that has it":
    "En referanse er brukt for alltid, og svaret nevner bilaget som har den",
  "Lines that do not add up are refused with the difference":
    "Linjer som ikke går opp, avvises med differansen",
  "Accounts and customers that are not ours are refused, and nothing is posted":
    "Kontoer og kunder som ikke er våre, avvises, og ingenting føres",
  "A locked period is refused with its last day": "En låst periode avvises med sin siste dag",
  "Bad input is refused at its field, whatever is wrong with it":
    "Feil i innholdet avvises ved feltet, hva enn som er galt",
  "A body that is no JSON, or not said to be, is refused":
    "Innhold som ikke er JSON, eller ikke sies å være det, avvises",
  "The debtor's payment closes the invoice, which is then completed by itself":
    "Kundens betaling lukker fakturaen, som så fullføres av seg selv",
  "After the payout the clearing account stands where it stood":
    "Etter utbetalingen står mellomregningen der den sto",
  "Each kind of event makes the lines that the agreement gives it, or is refused with why":
    "Hver slags hendelse gir linjene som avtalen gir den, eller avvises med hvorfor",
  "What is rehearsed is what is posted, line by line, with why in both languages":
    "Det som prøvekjøres, er det som føres, linje for linje, med hvorfor på begge språk",
  "An event that is told twice is refused, and the answer names its voucher":
    "En hendelse som fortelles to ganger, avvises, og svaret nevner bilaget",
  "An event of an invoice that is not ours is refused at its item":
    "En hendelse om en faktura som ikke er vår, avvises ved sitt element",
  "Several events in one voucher: told to its end, nothing is left of it":
    "Flere hendelser i ett bilag: fortalt til slutten står ingenting igjen",
  "Of a batch each voucher is posted or refused by itself, with pointers from the root":
    "Av en bunke føres eller avvises hvert bilag for seg, med pekere fra roten",
  "A document is sent in once, and the same again is the same":
    "Et dokument sendes inn én gang, og det samme igjen er det samme",
  "A voucher of ours gets its documents, and only those that we have sent in":
    "Et bilag av vårt får sine dokumenter, og bare dem vi har sendt inn",
  "A voucher of ours is reversed once, by its mirror":
    "Et bilag av vårt tilbakeføres én gang, av sitt speilbilde",
  "The client's own vouchers cannot be read or reversed":
    "Klientens egne bilag kan verken leses eller tilbakeføres",
  "The statement adds up, and what names no invoice is among its items":
    "Kontoutskriften går opp, og det som ikke nevner en faktura, er blant postene",
  "A reconciliation answers each difference, and only those":
    "En avstemming svarer med hver differanse, og bare dem",
  "What the debtor pays the client is told, and acknowledged once":
    "Det kunden betaler til klienten, fortelles, og kvitteres én gang",
  "The agreement lists its currencies, Norwegian kroner among them":
    "Avtalen lister sine valutaer, med norske kroner blant dem",
  "In a currency that is agreed each line says its kroner beside it, and the kroner add up":
    "I en avtalt valuta sier hver linje kroner ved siden av, og kronene går opp",
  "A voucher in a currency that is not listed is refused at its currency":
    "Et bilag i en valuta som ikke er listet, avvises ved valutaen",
  "The same Idempotency-Key and content answer as the first time, and say so":
    "Samme Idempotency-Key og innhold svarer som første gang, og sier det",
  "A refused request may be mended and sent with the same key":
    "Et avvist kall kan rettes og sendes med samme nøkkel",
  "The feed is in order, and has told of the invoice":
    "Strømmen er i rekkefølge, og har fortalt om fakturaen",
  "The feed has every change that this run has made, whether or not a webhook told it":
    "Strømmen har hver endring denne kjøringen har gjort, enten en webhook fortalte det eller ikke",
  "Reading on gives what is left, and at the end nothing":
    "Lesing videre gir det som gjenstår, og til slutt ingenting",
  "A webhook address without https, or inside a network, is refused":
    "En webhook-adresse uten https, eller inne i et nettverk, avvises",
  "A webhook endpoint is made, changed, tried and ended":
    "En webhook-mottaker lages, endres, prøves og avsluttes",
  "While a secret is rotated two are live, and the older is the one before":
    "Mens en hemmelighet byttes, gjelder to, og den eldste er den forrige",
  "A message is signed by every live secret, refused when altered, and sent again when asked":
    "En melding er signert med hver gjeldende hemmelighet, avvises når den er endret, og sendes igjen på forespørsel",
  "What is not ours is not there, whichever operation names it":
    "Det som ikke er vårt, finnes ikke, uansett hvilken operasjon som nevner det",
  "An alternative integration's operations are not for a dedicated one":
    "En alternativ integrasjons operasjoner er ikke for en dedikert",
  "A token with fewer scopes does less, and the refusal names what it lacks":
    "Et token med færre rettigheter kan mindre, og avvisningen nevner hva det mangler",
  "A body that is too large is refused with the limit": "For stort innhold avvises med grensen",
  "Beyond the quota calls are 429 with Retry-After, and go through after it":
    "Utover kvoten gir kall 429 med Retry-After, og går gjennom etterpå",
  "Each has a Request-Id of its own": "Hvert har sin egen Request-Id",
  "None is a failure of the server": "Ingen er en feil hos tjeneren",
  "Each is as the OpenAPI document says: its status, its media type, and every field of its JSON":
    "Hvert er som OpenAPI-dokumentet sier: status, medietype og hvert felt i JSON",
  "Every operation of the document has been asked": "Hver operasjon i dokumentet er blitt spurt",
} as const;
