/** What each refusal code says to a person. Plain sentences: no facts needed, so any code can always be shown. */
export const errors = {
  // The partner API, domain.md c4.
  validation_failed: "Noe i skjemaet må rettes.",
  customer_data_incomplete: "Kundekortet mangler opplysninger som factoringselskapet trenger.",
  invalid_status_transition: "Fakturaen har en status som ikke tillater dette.",
  already_delivered: "Fakturaen er allerede levert.",
  duplicate_external_reference: "Et bilag med denne eksterne referansen finnes allerede.",
  idempotency_key_reused: "Idempotency-Key er brukt før med et annet innhold.",
  idempotency_in_flight: "Den samme forespørselen behandles allerede.",
  unbalanced_voucher: "Debet og kredit er ikke like store.",
  account_not_allowed: "Kontoen er ikke blant dem factoringselskapet kan bruke.",
  period_locked: "Perioden er låst. Velg en senere dato.",
  connection_inactive: "Tilkoblingen til factoringselskapet er ikke aktiv.",
  scope_missing: "Nøkkelen mangler en nødvendig tilgang.",
  not_found: "Fant ikke det du ba om.",
  rate_limited: "For mange forespørsler på kort tid. Vent litt og prøv igjen.",
  payload_too_large: "Innholdet er for stort.",
  unsupported_media: "Formatet støttes ikke.",
  unauthorized: "Du må logge inn på nytt.",
  forbidden: "Du har ikke tilgang til dette.",
  // Sending an invoice.
  empty_invoice: "Fakturaen har ingen linjer.",
  zero_total: "Fakturaen er på null kroner og kan ikke leveres med factoring.",
  imported_not_factorable: "Importerte fakturaer kan ikke leveres med factoring.",
  seller_not_vat_registered:
    "Firmaet er ikke registrert i Merverdiavgiftsregisteret og kan ikke beregne mva.",
  choose_delivery_method: "Velg en annen leveringsmåte.",
  already_sent: "Fakturaen er allerede sendt.",
  // Activation.
  already_active: "En factoringintegrasjon er allerede aktiv.",
  account_not_usable: "Kontoen kan ikke brukes. Velg en aktiv konto som det føres direkte på.",
  // Fields.
  required: "Må fylles ut.",
  invalid_org_nr: "Organisasjonsnummeret er ikke gyldig. Det har ni siffer.",
  invalid_email: "E-postadressen er ikke gyldig.",
  invalid_phone: "Telefonnummeret er ikke gyldig.",
  invalid_postal_code: "Postnummeret finnes ikke.",
  postal_place_mismatch: "Poststedet passer ikke med postnummeret.",
  invalid_country: "Velg et land fra listen.",
  invalid_payment_terms: "Skriv et helt antall dager fra 0 til 365.",
  no_active_integration: "Ingen factoringintegrasjon er aktiv.",
  too_long: "Teksten er for lang.",
  invalid_date: "Datoen finnes ikke. Skriv for eksempel 31.12.2026.",
  invalid_amount: "Skriv et beløp, for eksempel 1 250,00.",
  too_few_lines: "Et bilag må ha minst to linjer.",
  zero_amount: "En linje kan ikke være på null kroner.",
  version_conflict: "Noen andre har endret dette mens du hadde det åpent. Last siden på nytt og prøv igjen.",
  // The PDF that a partner delivers.
  pdf_empty: "Pdf-filen er tom.",
  pdf_too_large: "Pdf-filen er større enn 30 MB.",
  pdf_not_a_pdf: "Filen er ikke en pdf.",
  pdf_malformed: "Pdf-filen er skadet og kan ikke leses.",
  pdf_encrypted: "Pdf-filen er kryptert eller passordbeskyttet.",
  pdf_no_pages: "Pdf-filen har ingen sider.",
  unknown: "Noe gikk galt. Ingenting er lagret.",
} as const;

/** The same refusals with their facts, used when every fact is at hand (`refusalText`). Amounts and dates come formatted. */
export const errorFacts = {
  already_active: "{name} er allerede aktiv.",
  period_locked: "Perioden er låst til og med {lockDate}. Velg en senere dato.",
  unbalanced_voucher: "Debet og kredit er ikke like store. Differansen er {differenceOre}.",
  account_not_allowed: "Konto {account} er ikke blant dem factoringselskapet kan bruke.",
  scope_missing: "Nøkkelen mangler tilgangen {scope}.",
  rate_limited: "For mange forespørsler på kort tid. Prøv igjen om {retryAfter} sekunder.",
} as const;
