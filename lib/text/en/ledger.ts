import type { ledger as nb } from "../nb/ledger";
import type { SameKeys } from "../texts";

export const ledger: SameKeys<typeof nb> = {
  title: "Chart of accounts",
  text: "Accounts and subledgers with balances, and each posting behind the figures.",
  account: "Account",
  accountNumbered: "Account {number}",
  subledger: "Subledger",
  subledgerKinds: { customer: "Customer ledger", supplier: "Supplier ledger", finance: "Finance ledger" },
  classes: {
    "1": "Assets",
    "2": "Equity and liabilities",
    "3": "Revenue",
    "4": "Cost of goods",
    "5": "Payroll",
    "6": "Other operating expenses",
    "7": "Other operating expenses, cont.",
    "8": "Financial items and result",
  },
  controlAccount: "Control account",
  opening: "Opening balance",
  closing: "Closing balance",
  noPostings: "No postings in the period",
  noPostingsNext: "Choose a longer period to see more.",
  search: "Account or name",
  noAccounts: "No accounts match the search",
  noAccountsNext: "Search for the start of an account number or part of a name.",
  accountsTab: "General ledger",
  ofControl: "Posted under control account {number}",
  customerCard: "Customer card",
  invoicesOfCustomer: "The customer's invoices",
};
