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
  emptyTitle: "No factoring integration is active",
  emptyText: "Choose a factoring company under Available integrations.",
};
