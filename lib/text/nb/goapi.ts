/** What the GoApi façade says in `summary`, where the text of our own problem document would not fit v1. */
export const goApi = {
  validation: "Rett feltene i «validation».",
  transition: "Fakturaens status ({from}) tillater ikke dette. Etter den kan følge: {allowed}.",
  odata: {
    not_understood:
      "{option} forstås ikke ved «{near}». Bruk eq, ne, gt, ge, lt, le mellom et felt og en verdi, and, or og parenteser.",
    unknown_field: "{option}: fakturaen har ikke feltet «{near}».",
    unfit_literal: "{option}: «{near}» kan ikke sammenlignes.",
    too_long: "{option} er for lang.",
    unknown_option: "«{near}» støttes ikke. Bruk $filter, $orderby, $skip og $top.",
    repeated_option: "{near} er oppgitt to ganger.",
    not_a_count: "{option}: «{near}» er ikke et antall som kan brukes ($top er høyst 1000).",
  },
};
