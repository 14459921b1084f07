import { creditNote } from "./scenarios/credit-note";
import { deliver } from "./scenarios/deliver";
import { dispute } from "./scenarios/dispute";
import { duplicates } from "./scenarios/duplicates";
import { hold } from "./scenarios/hold";
import { late } from "./scenarios/late";
import { outOfOrder } from "./scenarios/out-of-order";
import { overpaid } from "./scenarios/overpaid";
import { partPay } from "./scenarios/part-pay";
import { recourse } from "./scenarios/recourse";
import { reject } from "./scenarios/reject";
import { reversed } from "./scenarios/reversed";
import { told } from "./scenarios/told";
import { webhookLoss } from "./scenarios/webhook-loss";
import type { Scenario } from "./stage";

/** Every scenario there is, from the plain to the strange. */
export const scenarios: readonly Scenario[] = [
  deliver,
  told,
  partPay,
  overpaid,
  late,
  dispute,
  hold,
  reversed,
  recourse,
  reject,
  creditNote,
  duplicates,
  outOfOrder,
  webhookLoss,
];
