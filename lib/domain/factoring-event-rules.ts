import type { EventRule, FactoringEventKind } from "./factoring-event-kinds";
import {
  advance,
  both,
  boughtBack,
  everywhere,
  fee,
  financingCost,
  interestNote,
  interestPayment,
  noted,
  payment,
  payout,
  purchase,
  refused,
  reserveHeld,
  reserveReleased,
  roundedOff,
  takenBack,
} from "./factoring-event-lines";

const required = { invoice: "required", fee: false, vat: false } as const;
const withFee = { invoice: "required", fee: true, vat: true } as const;

/** Every kind of event under every type of agreement (domain.md c3): the whole of what the partner's events post. */
export const eventRules: Readonly<Record<FactoringEventKind, EventRule>> = {
  advance: {
    ...withFee,
    name: both("Forskudd", "Advance"),
    own: "clearing",
    by: {
      financing: advance,
      purchase: refused("event_needs_financing"),
      service_only: refused("event_nothing_financed"),
    },
  },
  payment: {
    ...withFee,
    name: both("Innbetaling", "Payment"),
    own: "clearing",
    by: { financing: payment, purchase: refused("event_claim_sold"), service_only: payment },
  },
  payout: {
    ...withFee,
    invoice: "optional",
    name: both("Utbetaling", "Payout"),
    own: "bank",
    by: everywhere(payout),
  },
  fee: {
    invoice: "optional",
    fee: false,
    vat: true,
    name: both("Gebyr", "Fee"),
    own: "fee",
    by: everywhere(fee),
  },
  financing_cost: {
    ...required,
    invoice: "optional",
    name: both("Finansieringskostnad", "Financing cost"),
    own: "financing_cost",
    by: {
      financing: financingCost,
      purchase: financingCost,
      service_only: refused("event_nothing_financed"),
    },
  },
  interest_note: {
    ...required,
    name: both("Rentenota", "Interest note"),
    own: "interest_income",
    by: { financing: interestNote, purchase: refused("event_claim_sold"), service_only: interestNote },
  },
  interest_payment: {
    ...required,
    name: both("Rente betalt", "Interest paid"),
    own: "bank",
    by: { financing: interestPayment, purchase: refused("event_claim_sold"), service_only: interestPayment },
  },
  recourse: {
    ...required,
    name: both("Regress", "Recourse"),
    own: "clearing",
    by: { financing: takenBack, purchase: boughtBack, service_only: refused("event_nothing_financed") },
  },
  payment_after_recourse: {
    ...withFee,
    name: both("Innbetaling etter regress", "Payment after recourse"),
    own: "clearing",
    by: { financing: payment, purchase: payment, service_only: refused("event_nothing_financed") },
  },
  write_off: {
    ...required,
    name: both("Tap", "Write-off"),
    own: "customer",
    by: {
      financing: refused("event_client_decides_loss"),
      purchase: noted(
        "Kravet er solgt, så tapet er factoringselskapets: ingenting å postere (regnskapet står som før)",
        "The claim is sold, so the loss is the factoring company's: nothing to post (the books stand as before)",
      ),
      service_only: refused("event_client_decides_loss"),
    },
  },
  purchase: {
    ...withFee,
    name: both("Kjøp av fordring", "Purchase of claim"),
    own: "clearing",
    by: {
      financing: refused("event_needs_purchase"),
      purchase,
      service_only: refused("event_needs_purchase"),
    },
  },
  credit_applied: {
    ...required,
    name: both("Kreditnota avregnet", "Credit note applied"),
    own: "customer",
    by: everywhere(
      noted(
        "Kreditnotaen ble ført og utlignet da den ble sendt: ingenting å postere. Det som er betalt ut for mye, tas tilbake med «recourse»",
        "The credit note was posted and matched when it was sent: nothing to post. What has been paid out in excess is taken back with `recourse`",
      ),
    ),
  },
  reserve_held: {
    ...required,
    name: both("Reserve holdt tilbake", "Reserve held back"),
    own: "reserve",
    by: {
      financing: reserveHeld,
      purchase: reserveHeld,
      service_only: refused("event_nothing_financed"),
    },
  },
  reserve_released: {
    ...required,
    fee: true,
    vat: true,
    name: both("Reserve frigitt", "Reserve released"),
    own: "reserve",
    by: {
      financing: reserveReleased,
      purchase: reserveReleased,
      service_only: refused("event_nothing_financed"),
    },
  },
  rounding: {
    ...required,
    name: both("Avrunding", "Rounding"),
    own: "rounding",
    by: everywhere(roundedOff),
  },
};
