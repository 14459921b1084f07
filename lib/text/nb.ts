import { alternative } from "./nb/alternative";
import { attachments } from "./nb/attachments";
import { auth } from "./nb/auth";
import { branding } from "./nb/branding";
import { bulkLimits } from "./nb/bulk-limits";
import { claimDesk } from "./nb/claim-desk";
import { claims } from "./nb/claims";
import { common } from "./nb/common";
import { connections } from "./nb/connections";
import { currency } from "./nb/currency";
import { customers } from "./nb/customers";
import { dataQuality } from "./nb/data-quality";
import { demoMail } from "./nb/demo-mail";
import { desk } from "./nb/desk";
import { deskPeople } from "./nb/desk-people";
import { directPayments } from "./nb/direct-payments";
import { dunning } from "./nb/dunning";
import { errorFacts, errors } from "./nb/errors";
import { factoring } from "./nb/factoring";
import { history } from "./nb/history";
import { imports } from "./nb/imports";
import { invoices } from "./nb/invoices";
import { ledger } from "./nb/ledger";
import { ledgerCurrency } from "./nb/ledger-currency";
import { legacy } from "./nb/legacy";
import { mails } from "./nb/mails";
import { overview } from "./nb/overview";
import { parties } from "./nb/parties";
import { postings } from "./nb/postings";
import { recurring } from "./nb/recurring";
import { reports } from "./nb/reports";
import { returns } from "./nb/returns";
import { scenarios } from "./nb/scenarios";
import { settings } from "./nb/settings";
import { shell } from "./nb/shell";
import { statuses } from "./nb/statuses";
import { vouchers } from "./nb/vouchers";

/** Every text of the screens in Norwegian bokmål, the default. One file an area. */
export const nb = {
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
