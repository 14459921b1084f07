/** Credit limits when many invoices are sent together (edge 14). */
export const bulkLimits = {
  title:
    "{count, plural, one {Én faktura går ut over kredittgrensen hos {name}} other {# fakturaer går ut over kredittgrensen hos {name}}}",
  text: "De kan sendes likevel: en faktura deles aldri opp, og {name} avgjør om de finansierer en del, fører ned til kun reskontroføring eller avviser den.",
  label: "Fakturaer utenfor kredittgrensen",
  wouldUse: "Brukt etterpå",
} as const;
