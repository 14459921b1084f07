/** What came back from the factoring company, and the ways on (edge 13). */
export const returns = {
  title: "Back from the factoring company",
  headings: {
    rejected: "{name} has rejected the invoice",
    withdrawn: "The invoice was withdrawn from {name}",
    recoursed: "{name} has returned the claim",
  },
  choose: "The invoice stands in the books. Choose what is to happen to it.",
  retryable: "{name} says that correcting it and sending again can help.",
  notRetryable: "{name} says that sending again does not help.",
  sendAgain: "Correct and send again",
  sendAgainText: "The same invoice, with the same number, is offered to {name}.",
  sameDocument:
    "The content of the invoice cannot change. Contact details and addressing are taken from the customer card as it is now.",
  sendAgainNow: "Send again",
  cannotSendAgain: "The invoice cannot be sent again yet",
  openCard: "Open the customer card",
  sentAgain: "The invoice is being prepared for {name}",
  sendOtherwise: "Send another way",
  sendOtherwiseText:
    "The invoice goes from the company itself to the customer, and is to be paid to the company. {name} does not get it.",
  sentOtherwise: { email: "The invoice is sent to {email}", print: "The PDF is made and can be printed" },
} as const;
