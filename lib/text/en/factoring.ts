import type { factoring as nb } from "../nb/factoring";
import type { SameKeys } from "../texts";

export const factoring: SameKeys<typeof nb> = {
  title: "Factoring",
  catalogue: "Available integrations",
  invoiceStatus: "Factoring invoice status",
  invoiceDescription: "Factoring description",
  settlementStatus: "Settlement status",
  activate: "Activate",
  deactivate: "End",
  connection: "Connection",
  agreementType: "Kind of agreement",
  agreementTypes: {
    financing: "Financing",
    purchase: "Purchase of receivables",
    service_only: "Services only",
  },
  accounts: "Accounts",
  accountKinds: {
    clearing: "Clearing (finance account)",
    bank: "Bank account",
    fee: "Costs and fees",
    financing_cost: "Financing cost",
    interest_income: "Interest income",
    deviation: "Clearing of deviations",
  },
  customersAffected:
    "{count, plural, one {# customer gets Use factoring} other {# customers get Use factoring}}",
  customersLacking:
    "{count, plural, =0 {All customers have the data needed} one {# customer lacks data} other {# customers lack data}}",
  keysTitle: "Keys",
  keysShownOnce: "The client key is shown only now. Copy it, and give it to the factoring company.",
  applicationKey: "Application key",
  clientKey: "Client key",
  clearingBalance: "Balance with the factoring company",
  financed: "Advanced",
  fees: "Costs",
  kinds: { factoring_dedicated: "Dedicated solution", factoring_alternative: "Alternative solution" },
  services: {
    delivery: "Invoice delivery",
    financing: "Financing",
    purchase: "Purchase of receivables",
    ledger: "Ledger service",
    reminders: "Reminders",
    collection: "Debt collection",
    insurance: "Credit insurance",
  },
  activateNamed: "Activate {name}",
  notAvailable: "Cannot be activated yet",
  noIntegrations: "No factoring companies have been added yet.",
  adminOnly:
    "Only an administrator can activate an integration. Ask an administrator of the company to do it.",
  accountsText:
    "The accounts that {name} may post to. The factoring company reads them from the API, and can post to no others.",
  newSubledger: "New subledger account {number} in the series {series}",
  clearingHint: "A subledger account of its own is the easiest to reconcile.",
  clearingNotLiability:
    "{account} is not a liability account. When the factoring company pays in advance, the clearing account becomes a debt.",
  agreementHints: {
    financing:
      "The receivable is the company’s until the customer has paid. The factoring company advances a part of it.",
    purchase:
      "The factoring company buys the receivable, and the customer’s item is settled by the purchase.",
    service_only: "The factoring company delivers and follows up the invoices without advances.",
  },
  cards: "Customer cards",
  noCustomers: "The company has no customers yet. New customers get Use factoring.",
  lackingText:
    "They get Use factoring all the same, but cannot be invoiced with {name} until the card is complete. You can correct them now or afterwards.",
  lackingList: "Customer cards that lack data",
  lackingField: "Missing or to be corrected",
  moreLacking: "{count, plural, one {and # more card} other {and # more cards}}",
  changesTitle: "What will happen",
  changeMethod: "The delivery method “{name}” becomes available.",
  changeCustomers:
    "{count, plural, =0 {No customers change: the company has none yet.} one {# customer gets Use factoring and the delivery method {name}.} other {# customers get Use factoring and the delivery method {name}.}}",
  changeRemembered:
    "The delivery method that each customer has now is remembered until the integration is ended.",
  changeLacking:
    "{count, plural, one {# customer lacks data and cannot be invoiced before the card is complete.} other {# customers lack data and cannot be invoiced before the cards are complete.}}",
  changeNew: "New customers start with Use factoring, and must have all the data.",
  changeAccess:
    "{name} may fetch invoices and customers over the API, acknowledge them and post to the accounts above.",
  confirmTitle: "Activate {name}?",
  confirmText: "All of it happens in one operation. If anything fails, nothing is changed.",
  activating: "Activating {name}",
  activatingDetail: "{count, plural, one {# customer} other {# customers}}",
  activated: "{name} is active",
  activatedText:
    "{count, plural, =0 {The company has no customers yet.} one {# customer got Use factoring.} other {# customers got Use factoring.}}",
  applicationKeyText:
    "The application key is the factoring company’s own and is not shown here. With it and the client key they sign in to the API.",
  keyKept: "I have copied the key",
  failedTitle: "The integration was not activated",
  activatedAt: "Activated",
  activatedBy: "Activated by",
  partnerOrgNr: "The factoring company’s org. no.",
  event: "Event",
  account: "Account",
  subledgerOf: "{series}, control account {account}",
  keyCreated: "Created",
  keyLastUsed: "Last used",
  keyNeverUsed: "Never used",
  keyRevoked: "Revoked",
  statusesTitle: "Invoices with the factoring company",
  noInvoices: "No invoices have been sent by factoring yet.",
  invoiceCount: "Count",
  emptyTitle: "No factoring integration is active",
  emptyText: "Choose a factoring company under Available integrations.",
  alternativeTitle: "No dedicated factoring integration is active",
  alternativeText:
    "{name} is used as an alternative solution: the company sends its own invoices, with a branding template.",
};
