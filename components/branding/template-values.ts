import type { TemplateValues } from "@/lib/contracts/branding";
import type { BrandingTemplate } from "@/lib/domain/branding";
import { formatBankAccount } from "@/lib/text/format";

/** A template as the form's fields hold it: what is not there is an empty text. */
export function toTemplateValues(template: Omit<BrandingTemplate, "logoDocumentId">): TemplateValues {
  const { name, bankAccount, payee, isDefault, texts } = template;
  return {
    name,
    bankAccount: bankAccount ? formatBankAccount(bankAccount) : "",
    payee: payee ?? "",
    isDefault,
    texts: { nb: { ...texts.nb }, en: { ...texts.en } },
  };
}

const blank = { assignmentNotice: "", intro: "", footer: "" };

/** The form of a new template; `isDefault` when it is the company's first. */
export function newTemplateValues({ isDefault = false, name = "", payee = "" } = {}): TemplateValues {
  return { name, bankAccount: "", payee, isDefault, texts: { nb: { ...blank }, en: { ...blank } } };
}
