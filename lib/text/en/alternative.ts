import type { alternative as nb } from "../nb/alternative";
import type { SameKeys } from "../texts";

export const alternative: SameKeys<typeof nb> = {
  use: "Take into use",
  useNamed: "Take {name} into use",
  open: "Show the integration",
  how: "How it works",
  howSend:
    "You send the invoices yourself by e-mail or on paper, with the factoring company's account number and assignment notice.",
  howCustomers:
    "{count, plural, =0 {No customer has the usual template today; new customers get this one.} one {# customer without Use Factoring and without a template of its own gets the template on new invoices.} other {# customers without Use Factoring and without a template of their own get the template on new invoices.}} A customer is exempted by choosing another template on the tab Invoice.",
  howElectronic:
    "These invoices cannot be sent as EHF or eFaktura, since those always use the operating account {account}.",
  howUnchanged:
    "Use Factoring and the delivery methods of the customer cards do not change, and “Factoring invoice status” and “Factoring description” are not filled in.",
  howAccess:
    "{name} may read the invoices that you send yourself and post vouchers to the accounts below, and nothing else. Invoices that go by the dedicated factoring solution it may not see.",
  template: "Branding template",
  templateText: "The template must have an account number, whom to pay, and an assignment notice.",
  chooseTemplate: "Template for the invoices",
  newTemplate: "Make a new template",
  saveTemplate: "Save the template",
  templateSaved: "The template is saved and chosen",
  accountsText: "The accounts that {name} may post vouchers to through the API.",
  activate: "Take into use",
  activated: "{name} is in use",
  activatedText: "New invoices that you send yourself now carry the template {template}.",
  failedTitle: "The integration is not in use",
  keyNote:
    "The client key is shown only now. Copy it and give it to the factoring company. It has the application key already.",
  adminOnly: "Only an administrator can take an integration into use.",
  otherActive: "{name} is in use. Only one alternative integration can be active at a time.",
  kind: "Alternative solution",
  openInvoices: "Unsettled invoices",
  openInvoicesValue:
    "{count, plural, =0 {No invoices} one {# invoice, {amount}} other {# invoices, {amount}}}",
  changeTemplate: "Change template",
  templateChanged: "New invoices now carry the chosen template",
  end: "End",
  endTitle: "End {name}?",
  endTextOpen:
    "{count, plural, one {# invoice was sent with the template and is not settled.} other {# invoices were sent with the template and are not settled.}} The debtors pay the factoring company, so the integration keeps its access until they are settled. New invoices get the usual template at once.",
  endTextNone: "No invoice is unsettled. The access is closed, and new invoices get the usual template.",
  ended: "The integration is ended",
  endingNow: "The integration is winding down",
  windingDown:
    "New invoices do not carry the template any more. The integration keeps its access until the invoices that it is to be paid for are settled.",
  close: "Close the access",
  closeTitle: "Close the access of {name}?",
  closeText:
    "{count, plural, =0 {All invoices with the template are settled.} one {# invoice is not settled. The factoring company can no longer post its payment.} other {# invoices are not settled. The factoring company can no longer post their payments.}}",
};
