import { disputedRecourse, paidAfterRecourse } from "./scenarios/after-recourse";
import { creditNote } from "./scenarios/credit-note";
import { creditedAfterFetch, creditedBeforeFetch, partCredited } from "./scenarios/credited";
import { currency } from "./scenarios/currency";
import { deliver } from "./scenarios/deliver";
import { directForwarded, directSetOff } from "./scenarios/direct";
import { dispute } from "./scenarios/dispute";
import { downgrade } from "./scenarios/downgrade";
import { duplicates } from "./scenarios/duplicates";
import { hold } from "./scenarios/hold";
import { interest } from "./scenarios/interest";
import { late } from "./scenarios/late";
import { outOfOrder } from "./scenarios/out-of-order";
import { overpaid } from "./scenarios/overpaid";
import { partPay } from "./scenarios/part-pay";
import { purchase, purchaseLoss, purchaseRecourse } from "./scenarios/purchase";
import { creditLimit, lateReceipt, replacedPdf } from "./scenarios/receipts";
import { recourse } from "./scenarios/recourse";
import { reject } from "./scenarios/reject";
import { reversed } from "./scenarios/reversed";
import { rounding } from "./scenarios/rounding";
import { serviceOnly, servicePaid } from "./scenarios/service-only";
import { told } from "./scenarios/told";
import { webhookLoss } from "./scenarios/webhook-loss";
import type { Scenario } from "./stage";

/** Every scenario there is, from the plain to the strange. */
export const scenarios: readonly Scenario[] = [
  deliver,
  told,
  purchase,
  serviceOnly,
  servicePaid,
  partPay,
  currency,
  overpaid,
  rounding,
  late,
  interest,
  dispute,
  hold,
  reversed,
  recourse,
  disputedRecourse,
  paidAfterRecourse,
  purchaseRecourse,
  purchaseLoss,
  downgrade,
  creditLimit,
  directForwarded,
  directSetOff,
  reject,
  creditNote,
  creditedBeforeFetch,
  creditedAfterFetch,
  partCredited,
  duplicates,
  replacedPdf,
  lateReceipt,
  outOfOrder,
  webhookLoss,
];
