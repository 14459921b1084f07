/** What stands in the way of a row or a file that is imported (M35): plain sentences, each with what to mend. */
export const importErrors = {
  imported_has_no_pdf: "Fakturaen er importert. Pdf-en finnes i systemet den ble laget i.",
  import_columns_missing: "Velg en kolonne for feltene som mangler.",
  import_nothing: "Filen har ingen fakturaer som kan importeres.",
  import_has_errors: "Ingenting er importert: noen av fakturaene har feil. Rett dem, eller importer de gode.",
  import_duplicate: "Fakturanummeret er importert før.",
  import_invalid_kind: "Skriv faktura eller kreditnota.",
  import_unknown_customer_no: "Kundenummeret er ikke et tall. Rett det, eller ta bort kolonnen Kundenr.",
  import_unknown_customer: "Kunden finnes ikke. Opprett kunden, eller rett raden.",
  import_ambiguous_customer: "Flere kunder passer. Oppgi kundenummeret.",
  import_customer_mismatch: "Kundenummeret hører til en annen kunde her. Rett det, eller ta bort kolonnen.",
  import_currency: "Bare norske kroner (NOK) kan importeres.",
  import_invalid_kid:
    "KID-en er ikke gyldig: det siste sifferet er et kontrollsiffer. Rett den, eller la den stå tom.",
  import_rows_disagree: "Må være likt på alle linjene med samme fakturanummer.",
  import_unknown_account: "Kontoen kan ikke brukes. Velg en aktiv konto som det føres direkte på.",
  import_sum_mismatch: "Beløp uten mva og mva blir ikke beløpet med mva.",
  import_vat_mismatch: "Mva-beløpet passer ikke med mva-koden.",
  import_zero_total: "Fakturaen er på null kroner, og har ingenting å bokføre.",
  import_negative_invoice: "Fakturaen er mindre enn null. Er det en kreditnota?",
  import_future_date: "Fakturadatoen er etter i dag.",
  import_due_before_date: "Forfall kan ikke være før fakturadatoen.",
  import_remaining_too_large: "Restbeløpet er større enn fakturaen.",
  import_paid_account_missing: "Noe er betalt før importen. Velg kontoen det ble ført på.",
} as const;

/** The same with their facts. */
export const importErrorFacts = {
  import_has_errors:
    "Ingenting er importert: {bad} av fakturaene har feil. Rett dem, eller importer de gode.",
  import_duplicate: "Fakturanummer {number} er importert før.",
  import_unknown_customer: "Kunden «{customer}» finnes ikke. Opprett kunden, eller rett raden.",
  import_ambiguous_customer: "Flere kunder passer med «{customer}». Oppgi kundenummeret.",
  import_customer_mismatch:
    "Raden sier noe annet enn kundekortet {customer}. Rett raden, eller ta bort kolonnen som ikke stemmer.",
  import_unknown_account: "Konto {account} kan ikke brukes. Velg en aktiv konto som det føres direkte på.",
  import_sum_mismatch: "Beløp uten mva og mva blir {sumOre}, ikke beløpet med mva.",
  import_vat_mismatch: "Mva er {vatOre}, men mva-koden gir {expectedOre}.",
  import_negative_invoice: "Fakturaen er på {totalOre}. Er det en kreditnota?",
  import_remaining_too_large: "Restbeløpet er større enn fakturaen på {totalOre}.",
  import_paid_account_missing: "{paidOre} er betalt før importen. Velg kontoen det ble ført på.",
} as const;
