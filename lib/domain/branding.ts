import type { CustomerProblem, DeliveryMethod } from "./customer";
import { isBankAccount } from "./identifiers";
import type { PartySnapshot } from "./invoice";
import type { Result } from "./result";
import { ok, refuse } from "./result";

/** The words of a branding template in one language («profileringsmal»). */
export type BrandingTexts = {
  /** «Pantsettingstekst»: the claim is assigned, pay only to the account above. Empty for a template without. */
  readonly assignmentNotice: string;
  readonly intro: string;
  readonly footer: string;
};

export type BrandingLanguage = "nb" | "en";

/**
 * What a PDF that the company itself delivers carries of its template, as it was when the invoice was sent (M30):
 * the account that is to be paid to and the notice that says so are part of the claim, and later changes of the
 * template do not reach it.
 */
export type BrandingSnapshot = {
  readonly templateId: string;
  readonly name: string;
  /** 11 digits; null is the company's own operating account. */
  readonly bankAccount: string | null;
  /** The factoring company that the claim is assigned to; null for a template of the company's own. */
  readonly payee: string | null;
  readonly logoDocumentId: string | null;
  readonly texts: { readonly nb: BrandingTexts; readonly en: BrandingTexts };
  /** The alternative integration whose template it is, and so whose claim; null for a template of the company's own. */
  readonly connectionId: string | null;
};

/** A template as it is typed, and, once decided, as it is stored. */
export type BrandingTemplate = Omit<BrandingSnapshot, "templateId" | "connectionId"> & {
  /** The one used where neither customer nor integration names another. */
  readonly isDefault: boolean;
};

/** A field of the template that a problem can stand at. */
export type BrandingField =
  | "name"
  | "bankAccount"
  | "payee"
  | "logo"
  | `texts.${BrandingLanguage}.${keyof BrandingTexts}`;

/** Everything that can be wrong with a field of a template; each has its text in every language. */
export type BrandingProblemCode =
  | "required"
  | "too_long"
  | "invalid_account_number"
  | "required_for_assignment";

/** One thing to mend on a template, at its field. */
export type BrandingProblem = { readonly field: BrandingField; readonly code: BrandingProblemCode };

/** Why a template is not saved: what is filled in is wrong, or an assignment is only half told. */
export type SaveTemplateRefusal = {
  readonly code: "validation_failed";
  readonly problems: readonly BrandingProblem[];
};

/** The longest texts that still leave an invoice on its first page, in characters. */
export const brandingTextLimits = {
  name: 60,
  payee: 60,
  assignmentNotice: 600,
  intro: 600,
  footer: 600,
} as const;

const languages = ["nb", "en"] as const;

/**
 * Decide whether a template may be saved, and answer it as it is stored: trimmed, the account in plain digits. An
 * assignment is told whole or not at all: a notice needs the payee it names, and a payee an account of its own,
 * since a debtor who is told half pays the wrong one. With `assigning` it must be told (edge 39).
 */
export function decideTemplate(
  typed: BrandingTemplate,
  { assigning = false }: { readonly assigning?: boolean } = {},
): Result<BrandingTemplate, SaveTemplateRefusal> {
  const template = normaliseTemplate(typed);
  const problems = [
    ...problemsOf(template),
    ...(assigning ? lackingForAssignment(template) : halfTold(template)),
  ];
  const first = problems.filter(
    (problem, index) => problems.findIndex(({ field }) => field === problem.field) === index,
  );
  return first.length > 0 ? refuse({ code: "validation_failed", problems: first }) : ok(template);
}

/** What a template lacks before the invoices of an alternative integration may carry it (edge 39). */
export function lackingForAssignment(
  template: Pick<BrandingTemplate, "bankAccount" | "payee" | "texts">,
): BrandingProblem[] {
  const { bankAccount, payee, texts } = template;
  const needed: [BrandingField, unknown][] = [
    ["bankAccount", bankAccount],
    ["payee", payee],
    // An English notice left empty is the Norwegian one; the other way round the debtor could not read it.
    ["texts.nb.assignmentNotice", texts.nb.assignmentNotice],
  ];
  return needed.flatMap(([field, value]) =>
    value ? [] : [{ field, code: "required_for_assignment" as const }],
  );
}

/**
 * The words that a customer reads: his language's, and the Norwegian ones where the template has none in it. A
 * notice that the claim is assigned must never be missing because nobody translated it.
 */
export function textsIn(
  { texts }: Pick<BrandingSnapshot, "texts">,
  language: BrandingLanguage,
): BrandingTexts {
  const own = texts[language];
  return {
    assignmentNotice: own.assignmentNotice || texts.nb.assignmentNotice,
    intro: own.intro || texts.nb.intro,
    footer: own.footer || texts.nb.footer,
  };
}

/** Whom the debtor of an invoice pays, and to which account; reminders of it must say the same (M30, M36). */
export type PayTo = {
  /** 11 digits; null when a company without an account has sent it. */
  readonly bankAccount: string | null;
  /** The factoring company, else the seller. */
  readonly payee: string;
  /** Whether the claim is another's: then only that account frees the debtor. */
  readonly assigned: boolean;
};

/** Read the payee off a sent invoice: its template's account when it carries one, else the seller's own. */
export function payTo({
  seller,
  branding,
}: {
  readonly seller: Pick<PartySnapshot, "name" | "bankAccount">;
  readonly branding: Pick<BrandingSnapshot, "bankAccount" | "payee"> | null;
}): PayTo {
  return {
    bankAccount: branding?.bankAccount ?? seller.bankAccount,
    payee: branding?.payee ?? seller.name,
    assigned: Boolean(branding?.payee),
  };
}

/** The templates that may be meant for one invoice, the surest first; null where none is named. */
export type TemplateChoice<Template> = {
  /** The one on the customer's card: it also exempts a customer from the alternative integration. */
  readonly customer: Template | null;
  /** The active alternative integration's. */
  readonly connection: Template | null;
  /** The company's usual one. */
  readonly usual: Template | null;
};

/** Which template a PDF of the company's own carries: the customer's, the integration's, the usual one, or none. */
export function chooseTemplate<Template>({
  customer,
  connection,
  usual,
}: TemplateChoice<Template>): Template | null {
  return customer ?? connection ?? usual;
}

/** Why EHF and eFaktura are not offered: they would name an account that is not the one to be paid to (M30). */
export type ElectronicRefusal = {
  readonly code: "electronic_uses_operating_account";
  readonly operatingAccount: string;
  readonly bankAccount: string;
  readonly payee: string;
};

/** Refuse a delivery method that always carries the operating account, for an invoice that shall be paid elsewhere. */
export function refusalOfMethod(
  method: DeliveryMethod,
  template: Pick<BrandingSnapshot, "bankAccount" | "payee"> | null,
  seller: Pick<PartySnapshot, "name" | "bankAccount">,
): ElectronicRefusal | null {
  if (method !== "ehf" && method !== "efaktura") return null;
  if (!template?.bankAccount || template.bankAccount === seller.bankAccount) return null;
  return {
    code: "electronic_uses_operating_account",
    operatingAccount: seller.bankAccount ?? "",
    bankAccount: template.bankAccount,
    payee: template.payee ?? seller.name,
  };
}

/** The template as it is stored: trimmed, the account in plain digits, what is blank null. */
export function normaliseTemplate(typed: BrandingTemplate): BrandingTemplate {
  const text = (value: string) => value.replace(/\r\n?/g, "\n").trim();
  const texts = (one: BrandingTexts): BrandingTexts => ({
    assignmentNotice: text(one.assignmentNotice),
    intro: text(one.intro),
    footer: text(one.footer),
  });
  return {
    ...typed,
    name: typed.name.trim().replace(/\s+/g, " "),
    // «8601.11.17947» and «8601 11 17947» are ways to write 86011117947.
    bankAccount: typed.bankAccount?.replace(/[\s.]/g, "") || null,
    payee: typed.payee?.trim().replace(/\s+/g, " ") || null,
    texts: { nb: texts(typed.texts.nb), en: texts(typed.texts.en) },
  };
}

function problemsOf({ name, bankAccount, payee, texts }: BrandingTemplate): BrandingProblem[] {
  const problems: BrandingProblem[] = [];
  if (!name) problems.push({ field: "name", code: "required" });
  if (name.length > brandingTextLimits.name) problems.push({ field: "name", code: "too_long" });
  if (bankAccount && !isBankAccount(bankAccount)) {
    problems.push({ field: "bankAccount", code: "invalid_account_number" });
  }
  if (payee && payee.length > brandingTextLimits.payee) problems.push({ field: "payee", code: "too_long" });
  for (const language of languages) {
    for (const kind of ["assignmentNotice", "intro", "footer"] as const) {
      if (texts[language][kind].length > brandingTextLimits[kind]) {
        problems.push({ field: `texts.${language}.${kind}`, code: "too_long" });
      }
    }
  }
  return problems;
}

/** An assignment told in part: what is there asks for the rest. */
function halfTold(template: BrandingTemplate): BrandingProblem[] {
  const { nb, en } = template.texts;
  if (nb.assignmentNotice || en.assignmentNotice) return lackingForAssignment(template);
  // Another's account without a notice is a payee whose claim it is not said to be; the company's own second account has none.
  return template.payee ? lackingForAssignment(template) : [];
}

/** The problem of a customer card that names a template which is not there to be used. */
export const templateNotAvailable = {
  field: "brandingTemplateId",
  code: "template_not_available",
} as const satisfies CustomerProblem;
