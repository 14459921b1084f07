import type { importErrors as nb, importErrorFacts as nbFacts } from "../nb/import-errors";
import type { SameKeys } from "../texts";

export const importErrors: SameKeys<typeof nb> = {
  imported_has_no_pdf: "The invoice is imported. Its PDF is in the system it was made in.",
  import_columns_missing: "Choose a column for the fields that lack one.",
  import_nothing: "The file has no invoices that can be imported.",
  import_has_errors:
    "Nothing is imported: some of the invoices have errors. Mend them, or import the good ones.",
  import_duplicate: "The invoice number has been imported before.",
  import_invalid_kind: "Write invoice or credit note.",
  import_unknown_customer_no: "The customer number is not a number. Mend it, or leave the column out.",
  import_unknown_customer: "There is no such customer. Create the customer, or mend the row.",
  import_ambiguous_customer: "Several customers match. Give the customer number.",
  import_customer_mismatch:
    "The customer number is another customer's here. Mend it, or leave the column out.",
  import_currency: "Only Norwegian kroner (NOK) can be imported.",
  import_invalid_kid: "The KID is not valid: its last digit is a check digit. Mend it, or leave it empty.",
  import_rows_disagree: "Must be the same on all lines with the same invoice number.",
  import_unknown_account: "The account cannot be used. Choose an active account that is posted to directly.",
  import_sum_mismatch: "The amount without VAT and the VAT do not add up to the amount with VAT.",
  import_vat_mismatch: "The VAT does not fit the VAT code.",
  import_zero_total: "The invoice is on zero kroner and has nothing to post.",
  import_negative_invoice: "The invoice is less than zero. Is it a credit note?",
  import_future_date: "The invoice date is after today.",
  import_due_before_date: "The due date cannot be before the invoice date.",
  import_remaining_too_large: "The remaining amount is more than the invoice.",
  import_paid_account_missing: "Something was paid before the import. Choose the account it was posted to.",
};

export const importErrorFacts: SameKeys<typeof nbFacts> = {
  import_has_errors:
    "Nothing is imported: {bad} of the invoices have errors. Mend them, or import the good ones.",
  import_duplicate: "Invoice number {number} has been imported before.",
  import_unknown_customer: "There is no customer “{customer}”. Create the customer, or mend the row.",
  import_ambiguous_customer: "Several customers match “{customer}”. Give the customer number.",
  import_customer_mismatch:
    "The row says something else than the customer card {customer}. Mend the row, or leave out the column that is wrong.",
  import_unknown_account:
    "Account {account} cannot be used. Choose an active account that is posted to directly.",
  import_sum_mismatch: "The amount without VAT and the VAT make {sumOre}, not the amount with VAT.",
  import_vat_mismatch: "The VAT is {vatOre}, but the VAT code gives {expectedOre}.",
  import_negative_invoice: "The invoice is on {totalOre}. Is it a credit note?",
  import_remaining_too_large: "The remaining amount is more than the invoice of {totalOre}.",
  import_paid_account_missing: "{paidOre} was paid before the import. Choose the account it was posted to.",
};
