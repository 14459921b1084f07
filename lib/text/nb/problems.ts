import type { Code, IssueCode } from "@/lib/contracts/partner-api/codes";

/** What a problem document of the partner API says: a title for the kind, a detail for the case. */
export const problems: Record<Code, { readonly title: string; readonly detail: string }> = {
  validation_failed: {
    title: "Forespørselen følger ikke kontrakten",
    detail: "Se «errors» for hvert felt som må rettes.",
  },
  customer_data_incomplete: {
    title: "Kunden mangler opplysninger",
    detail: "Kundekortet mangler opplysninger som factoring krever. Klienten må fylle dem ut.",
  },
  invalid_status_transition: {
    title: "Fakturaens status tillater ikke dette",
    detail: "Se «allowed» for statusene som kan følge på den fakturaen har nå.",
  },
  already_delivered: {
    title: "Fakturaen er allerede levert",
    detail:
      "Fakturaen er kvittert ut med en annen PDF. Den samme PDF-en kan sendes på nytt uten at noe endres. En ny PDF sendes med PUT til delivery/pdf, med en begrunnelse.",
  },
  not_delivered: {
    title: "Fakturaen er ikke levert ennå",
    detail: "Kvitter den ut med PDF-en først. Etterpå kan PDF-en byttes.",
  },
  invoice_final: {
    title: "Fakturaen er ferdig behandlet",
    detail: "Fakturaen har status «{from}», og servicenivået kan ikke endres lenger.",
  },
  duplicate_external_reference: {
    title: "Referansen er allerede brukt",
    detail: "Bilag {existingVoucherId} har samme «externalReference».",
  },
  idempotency_key_reused: {
    title: "Idempotency-Key er brukt til en annen forespørsel",
    detail: "Nøkkelen hører til en forespørsel med et annet innhold. Bruk en ny nøkkel.",
  },
  idempotency_in_flight: {
    title: "Den samme forespørselen behandles",
    detail: "En forespørsel med samme Idempotency-Key er ikke ferdig. Prøv igjen om litt.",
  },
  unbalanced_voucher: {
    title: "Bilaget går ikke i null",
    detail:
      "Linjene må summere til 0 i bilagets valuta. Se «difference» for avviket, i øre eller hundredeler.",
  },
  account_not_allowed: {
    title: "Kontoen kan ikke brukes",
    detail:
      "Avtalen gir ikke tilgang til å postere på kontoen, kunden eller fakturaen. Ingenting er postert.",
  },
  event_not_allowed: {
    title: "Hendelsen kan ikke posteres",
    detail:
      "Se «errors» for hver hendelse og hvorfor avtalen eller opplysningene ikke tillater den. Ingenting er postert.",
  },
  account_not_mapped: {
    title: "Kontoen er ikke valgt",
    detail:
      "Klienten har ikke valgt en konto som hendelsen trenger. Be klientens administrator velge den under Factoring > Endre kontoer. Ingenting er postert.",
  },
  already_reversed: {
    title: "Bilaget er allerede tilbakeført",
    detail: "Bilag {reversedBy} tilbakefører det.",
  },
  not_reversible: {
    title: "Bilaget kan ikke tilbakeføres",
    detail: "En tilbakeføring er endelig. Poster det som skal stå, på nytt.",
  },
  period_locked: {
    title: "Perioden er låst",
    detail: "Regnskapet er låst til og med {lockDate}. Bilaget må dateres senere.",
  },
  connection_inactive: {
    title: "Avtalen er ikke aktiv",
    detail: "Klienten har ikke en aktiv avtale med denne integrasjonen.",
  },
  dedicated_only: {
    title: "Bare for den dedikerte factoringløsningen",
    detail:
      "«{integration}» er en alternativ integrasjon: klienten leverer fakturaene selv. Bruk /invoices og /vouchers i stedet for adressene under /factoring.",
  },
  scope_missing: { title: "Tilgangen mangler", detail: "Tokenet mangler tilgangen «{scope}»." },
  forbidden: {
    title: "Rollen tillater ikke dette",
    detail: "Den som er innlogget, kan ikke utføre handlingen.",
  },
  unauthorized: {
    title: "Ikke autentisert",
    detail: "Tokenet mangler, er utløpt eller er ukjent. Hent et nytt fra /oauth/token.",
  },
  not_found: {
    title: "Finnes ikke",
    detail: "Det finnes ingenting med denne identiteten som tokenet gir tilgang til.",
  },
  method_not_allowed: {
    title: "Metoden støttes ikke",
    detail: "Se hodet «Allow» for metodene som støttes her.",
  },
  rate_limited: {
    title: "For mange forespørsler",
    detail:
      "Avtalen har brukt opp kvoten sin. Vent {retryAfter} sekunder («Retry-After»), og prøv igjen. Se «RateLimit» på hvert svar.",
  },
  payload_too_large: { title: "Innholdet er for stort", detail: "Innholdet kan være på høyst {limit} byte." },
  unsupported_media: { title: "Medietypen støttes ikke", detail: "Send innholdet som {accepted}." },
  internal_error: {
    title: "Noe gikk galt hos oss",
    detail: "Feilen er registrert. Oppgi «traceId» når du kontakter oss.",
  },
};

/** What is wrong with one field. */
export const issues: Record<IssueCode, string> = {
  required: "Feltet må fylles ut",
  invalid_json: "Innholdet er ikke gyldig JSON i UTF-8",
  invalid_type: "Feil type: skal være {expected}",
  invalid_format: "Feil form",
  invalid_value: "Verdien er ikke blant de tillatte",
  invalid_date: "Ikke en gyldig dato",
  invalid_text: "Teksten har tegn som ikke kan brukes her",
  invalid_base64: "Ikke gyldig base64",
  too_small: "Må være minst {minimum}",
  too_big: "Må være høyst {maximum}",
  too_short: "Må ha minst {minimum} tegn",
  too_long: "Må ha høyst {maximum} tegn",
  too_few: "Må ha minst {minimum} elementer",
  too_many: "Må ha høyst {maximum} elementer",
  unknown_field: "Ukjent felt",
  repeated_field: "Feltet er oppgitt flere ganger",
  account_or_customer: "Oppgi enten «account» eller «customerNo», ikke begge",
  zero_amount: "Beløpet kan ikke være 0",
  date_order: "Til-dato er før fra-dato",
  pdf_empty: "PDF-en er tom",
  pdf_too_large: "PDF-en er større enn 30 MB",
  pdf_not_a_pdf: "Filen er ikke en PDF",
  pdf_malformed: "PDF-en kan ikke leses",
  pdf_encrypted: "PDF-en er kryptert",
  pdf_no_pages: "PDF-en har ingen sider",
  url_not_https: "Adressen må begynne med https://.",
  url_with_credentials: "Adressen kan ikke inneholde brukernavn eller passord; meldingene er signert.",
  url_not_allowed: "Adressen må være på det åpne internett.",
  too_many_endpoints: "En kobling kan ha {maximum} endepunkter. Endre et, eller slett et som ikke er i bruk",
  event_needs_financing:
    "Forskudd hører til en finansieringsavtale. Ved kjøp av fordringer brukes «purchase» og «payout»",
  event_needs_purchase: "Bare en avtale om kjøp av fordringer har kjøp",
  event_nothing_financed: "Ingenting er finansiert: avtalen eller fakturaen gjelder kun tjenester",
  event_claim_sold: "Kravet er solgt ved kjøpet, så det som kunden betaler av det, er ikke klientens",
  event_client_decides_loss: "Kravet er klientens: klienten avgjør selv om det føres tap",
  event_not_for_credit_notes: "Hendelsen gjelder fakturaer, ikke kreditnotaer",
  event_beyond_tolerance: "Avrunding kan være høyst {maximum} øre for denne avtalen",
  event_without_fee: "Det kan ikke holdes tilbake gebyr av denne hendelsen",
  event_without_vat: "Hendelsen har ikke noe gebyr som kan ha mva-kode",
  event_vat_not_registered: "Klienten er ikke registrert i Merverdiavgiftsregisteret og har ikke fradrag",
  account_not_mapped: "Klienten har ikke valgt konto for «{eventKind}»",
  unknown_document: "Ukjent dokument: send det først til /factoring/documents",
  document_stays: "Et dokument som er knyttet til bilaget, kan ikke tas bort",
  before_voucher_date: "Datoen er før bilagets dato {voucherDate}",
  invoice_named_once: "Oppgi enten «factoringInvoiceId» eller «invoiceNo», ikke begge",
  exchange_rate_required: "Oppgi «exchangeRate»: hva en enhet av valutaen koster i kroner, som «11.7325»",
  exchange_rate_not_allowed:
    "Et bilag i kroner har ingen kurs. Fjern «exchangeRate», eller oppgi valutaen i «currency»",
  currency_not_accepted: "Avtalen har ikke {currency}. Se «currencies» i GET /connection",
  currency_mismatch: "Fakturaen er i {currency}. Bokfør den i et eget bilag i den valutaen",
  amount_below_one_ore: "Beløpet er mindre enn ett øre etter kursen",
  invalid: "Ugyldig verdi",
};
