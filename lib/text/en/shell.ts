import type { shell as nb } from "../nb/shell";
import type { SameKeys } from "../texts";

export const shell: SameKeys<typeof nb> = {
  skipToContent: "Skip to content",
  mainNavigation: "Main menu",
  openMenu: "Open menu",
  collapseMenu: "Hide menu text",
  expandMenu: "Show menu text",
  overview: "Overview",
  invoices: "Invoices",
  customers: "Customers",
  vouchers: "Vouchers",
  ledger: "Accounts",
  reports: "Reports",
  factoring: "Factoring",
  company: "Company",
  switchCompany: "Switch company: {name}, org. no. {orgNr}",
  companies: "Companies",
  userMenu: "User menu for {name}",
  language: "Language",
  norwegian: "Norsk",
  english: "English",
};
