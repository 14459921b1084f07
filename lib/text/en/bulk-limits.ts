/** Credit limits when many invoices are sent together (edge 14). */
export const bulkLimits = {
  title:
    "{count, plural, one {One invoice goes beyond the credit limit at {name}} other {# invoices go beyond the credit limit at {name}}}",
  text: "They can be sent all the same: an invoice is never split, and {name} decides whether to finance a part, downgrade it to ledger service only or reject it.",
  label: "Invoices beyond the credit limit",
  wouldUse: "Used after",
};
