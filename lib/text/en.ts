import { alternative } from "./en/alternative";
import { attachments } from "./en/attachments";
import { auth } from "./en/auth";
import { branding } from "./en/branding";
import { bulkLimits } from "./en/bulk-limits";
import { claimDesk } from "./en/claim-desk";
import { claims } from "./en/claims";
import { common } from "./en/common";
import { connections } from "./en/connections";
import { currency } from "./en/currency";
import { customers } from "./en/customers";
import { dataQuality } from "./en/data-quality";
import { demoMail } from "./en/demo-mail";
import { desk } from "./en/desk";
import { deskPeople } from "./en/desk-people";
import { directPayments } from "./en/direct-payments";
import { dunning } from "./en/dunning";
import { errorFacts, errors } from "./en/errors";
import { factoring } from "./en/factoring";
import { history } from "./en/history";
import { imports } from "./en/imports";
import { invoices } from "./en/invoices";
import { ledger } from "./en/ledger";
import { ledgerCurrency } from "./en/ledger-currency";
import { legacy } from "./en/legacy";
import { mails } from "./en/mails";
import { overview } from "./en/overview";
import { parties } from "./en/parties";
import { postings } from "./en/postings";
import { recurring } from "./en/recurring";
import { reports } from "./en/reports";
import { returns } from "./en/returns";
import { scenarios } from "./en/scenarios";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { statuses } from "./en/statuses";
import { vouchers } from "./en/vouchers";
import type { nb } from "./nb";
import type { SameKeys } from "./texts";

/** The English twin: the same keys as `nb`, or it does not compile. */
export const en: SameKeys<typeof nb> = {
  common,
  alternative,
  attachments,
  auth,
  branding,
  bulkLimits,
  claims,
  claimDesk,
  shell,
  scenarios,
  statuses,
  currency,
  customers,
  dataQuality,
  demoMail,
  desk,
  deskPeople,
  imports,
  invoices,
  mails,
  dunning,
  factoring,
  connections,
  ledger,
  ledgerCurrency,
  legacy,
  overview,
  parties,
  recurring,
  reports,
  returns,
  directPayments,
  settings,
  vouchers,
  postings,
  history,
  errors,
  errorFacts,
};
