import { alternative } from "./nb/alternative";
import { auth } from "./nb/auth";
import { branding } from "./nb/branding";
import { common } from "./nb/common";
import { customers } from "./nb/customers";
import { demoMail } from "./nb/demo-mail";
import { errorFacts, errors } from "./nb/errors";
import { factoring } from "./nb/factoring";
import { history } from "./nb/history";
import { invoices } from "./nb/invoices";
import { ledger } from "./nb/ledger";
import { legacy } from "./nb/legacy";
import { mails } from "./nb/mails";
import { overview } from "./nb/overview";
import { reports } from "./nb/reports";
import { settings } from "./nb/settings";
import { shell } from "./nb/shell";
import { statuses } from "./nb/statuses";
import { vouchers } from "./nb/vouchers";

/** Every text of the screens in Norwegian bokmål, the default. One file an area. */
export const nb = {
  common,
  alternative,
  auth,
  branding,
  shell,
  statuses,
  customers,
  demoMail,
  invoices,
  mails,
  factoring,
  ledger,
  legacy,
  overview,
  reports,
  settings,
  vouchers,
  history,
  errors,
  errorFacts,
};
