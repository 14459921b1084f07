/** An invoice at the factoring company as the company's own people see it, and what they do with it. */
export const claimDesk = {
  title: "At {name}",
  serviceLevel: "Service level",
  serviceOnlyTitle: "{name} does not finance this invoice",
  serviceOnlyText:
    "It is downgraded to ledger service only: {name} follows up the customer, but advances nothing. Nothing changes in the books.",
  delivered: "Delivered",
  deliveredBy: "{date}, {channel}",
  nextEvent: "Next event",
  holdUntil: "On hold through",
  heldOpenEnded: "No end date",
  reportedBy: "Reported by",
  reportedByCompany: "The company",
  lateDeliveryTitle: "Delivered after the due date",
  lateDeliveryText:
    "{name} delivered the invoice on {delivered}. It fell due on {due}. The customer may have had it too late to pay in time.",
  late: {
    not_fetched: "{name} has not fetched the invoice within 24 hours",
    not_delivered: "{name} has not delivered the invoice within 3 days",
  },
  lateText:
    "Get in touch with {name}. The invoice is never sent another way by itself: the customer could have it twice.",
  pdfVersions: "Delivered PDFs",
  pdfVersion: "Version {version}",
  pdfCurrent: "holds now",
  pdfFirst: "With the receipt",
  reportHint: "An objection or a hold can be reported once the invoice is delivered.",
  heldByPartner: "{name} has put the invoice on hold, and ends that itself.",
  reports: {
    dispute: "Customer's objection",
    end_dispute: "Objection settled",
    hold: "Put on hold",
    end_hold: "No longer on hold",
  },
  reportTexts: {
    dispute: "{name} is told of the objection and reads the reason. The claim stays with them.",
    end_dispute: "{name} is told, and the invoice goes back to where it stood.",
    hold: "{name} is told to wait with following up, and reads the reason.",
    end_hold: '{name} is told, and the invoice goes back to "Delivered".',
  },
  reasons: {
    dispute: "What does the customer object to?",
    end_dispute: "What was settled?",
    hold: "Why should it wait?",
    end_hold: "Why no longer?",
  },
  holdUntilLabel: "Hold through",
  holdUntilHint: "Leave empty while the end is not known. After the date the invoice goes back by itself.",
  report: "Report to {name}",
  reported: "{name} has been told",
  settled: "Paid",
  writtenOff: "Written off",
  vouchersOf: "Vouchers behind {amount}",
  moreVouchers: "{count, plural, one {# more voucher} other {# more vouchers}}",
  lossTitle: "Loss on the claim",
  postLoss: "Post a loss",
  lossText:
    "The claim on {customer} is the company's own and can be written off once it is finally lost. The voucher is shown before it is posted.",
  lossAmount: "Amount lost",
  lossRemaining: "Open on the invoice: {amount}",
  lossDate: "Voucher date",
  lossGround: "Why is the claim finally lost?",
  chooseGround: "Choose …",
  lossGrounds: {
    collection: "Debt collection or enforcement has been in vain",
    six_months: "Unpaid six months past due in spite of at least three reminders",
    insolvency: "Bankruptcy, debt settlement or liquidation leaves nothing",
    uncollectible: "Clearly beyond recovery, all things considered",
    none: "None of these: the VAT stays",
  },
  lossCondition:
    "VAT may be taken back only when the claim is finally lost because the customer cannot pay (Norwegian VAT Act section 4-7 first paragraph, regulation section 4-7-1). Keep the documentation.",
  overdueBy: "Due {date}, {days, plural, one {# day} other {# days}} ago.",
  sixMonthsNotPassed: "Six months have not passed since the due date.",
  lossNote: "Note for the history",
  lossPreview: "The voucher that will be posted",
  vatCode: "VAT code {code}",
  lossVatNone: "No VAT is taken back.",
  postLossNow: "Post the loss",
  lossPosted: "The loss is posted, voucher {voucher}",
  lossesPosted: "Losses posted",
  reverseLoss: "Reverse",
  reverseLossTitle: "Reverse the loss of {amount}?",
  reverseLossText:
    "A new voucher with the opposite sign is posted. The invoice is open again, and the VAT must be paid.",
  lossReversed: "The loss is reversed, voucher {voucher}",
  lossNotYet:
    "{name} has the claim. A loss can be posted when it is returned, rejected or completed there, or when the agreement is about the ledger only.",
  notRemindedYet:
    "The invoice came back from {name}. It can be reminded of once you have sent it another way.",
  followUp: "Follow-up",
  followUpText: "What waits for you at the factoring company, and what they are late with.",
  nothingToFollowUp: "Nothing to follow up",
  nothingToFollowUpText: "Delays, credit balances and returned claims with an objection are gathered here.",
  returnedTitle: "Returned with an objection",
  returnedDescription:
    "The claim came back from the factoring company with the customer's objection. Reminders wait until you have decided: open the invoice and choose.",
  recoursedToDecide:
    "{count, plural, one {claim returned by the factoring company} other {claims returned by the factoring company}}",
  withdrawnToDecide:
    "{count, plural, one {invoice withdrawn, waiting for another way} other {invoices withdrawn, waiting for another way}}",
  lateTitle: "Late at the factoring company",
  lateDescription:
    "Ready and not fetched within 24 hours, or fetched and not delivered within 3 days. Get in touch with the factoring company.",
  lateSince: "Since",
  lateWith: "Late with",
  lateKinds: { not_fetched: "Not fetched within 24 hours", not_delivered: "Not delivered within 3 days" },
  notFetchedInTime:
    "{count, plural, one {invoice not fetched within 24 hours} other {invoices not fetched within 24 hours}}",
  notDeliveredInTime:
    "{count, plural, one {invoice not delivered within 3 days} other {invoices not delivered within 3 days}}",
  creditTitle: "Credit balances of factoring customers",
  creditDescription:
    "The customer has paid, or been credited, more than was open. The money may be with the factoring company: clarify with them before anything is paid out.",
  creditFlag: "Clarify with the factoring company",
  creditAmount: "In credit",
  creditOf: "Concerns",
  creditToClarify:
    "{count, plural, one {credit balance to clarify with the factoring company} other {credit balances to clarify with the factoring company}}",
  creditOnCard:
    "The customer has {amount} in credit after factored invoices. Clarify with the factoring company before anything is paid out.",
  heldAfterReturn:
    "{count, plural, one {returned claim with an objection waits for you} other {returned claims with objections wait for you}}",
  limitOf: "Credit limit at {name}",
  limit: "Limit",
  limitUsed: "Used",
  limitLeft: "Left",
  limitValidTo: "Valid through",
  limitReported: "Reported",
  noLimit: "{name} has reported no credit limit for the customer.",
  limitNotInvoices: "Only {name} knows what is used: the figures are as they last reported them.",
  limitExpired: "The credit limit was valid through {date}.",
  limitEnough: "Left of the credit limit at {name}: {left}.",
  limitExceededTitle: "The invoice is more than {name} will finance",
  limitExceeded:
    "{name} has {left} left of a limit of {limit}, and the invoice is {total}. It can be sent all the same: it is never split, and {name} decides whether to finance a part, downgrade it to ledger service only or reject it.",
} as const;
