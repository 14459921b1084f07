import type { Actor } from "@/lib/domain/actor";
import { alternativeScopes } from "@/lib/domain/actor";
import type { IsoDate } from "@/lib/domain/dates";
import { mod11 } from "@/lib/domain/identifiers";
import { ore } from "@/lib/domain/money";
import { saveTemplate } from "@/lib/services/branding/save-template";
import { activateAlternative } from "@/lib/services/factoring/activate-alternative";
import { readConnection } from "@/lib/services/factoring/read-connection";
import { postClientVoucher } from "@/lib/services/vouchers/post-partner-voucher";
import type { SentDocument } from "./bookkeeping";
import { type Books, done } from "./books";
import { at } from "./calendar";

const payee = "Tinde Oppgjør AS";

/** What the alternative integration does in the story: it advances half of each invoice that it is to be paid for. */
export type TindeDesk = { readonly advance: (invoice: SentDocument, day: IsoDate) => Promise<void> };

/** Make its template, and take it into use (M30); from then on the company's own invoices carry account and notice. */
export async function takeTindeIntoUse(books: Books, bookkeeper: Actor, day: IsoDate): Promise<TindeDesk> {
  const scope = books.as(bookkeeper, at(day, "08:00"));
  const bankAccount = inventedBankAccount("9710036620");
  const { templateId } = await done(
    saveTemplate(scope, {
      templateId: null,
      version: null,
      assigning: true,
      template: { name: "Tinde Oppgjør", bankAccount, payee, isDefault: false, texts: texts(bankAccount) },
      logo: { change: "keep" },
    }),
  );
  const { connectionId, integrationName } = await done(
    activateAlternative(scope, {
      integrationSlug: "tinde-oppgjor",
      agreementType: "financing",
      templateId,
      mapping: {
        clearing: { newSubledger: true },
        bank: { accountNo: 1920 },
        fee: { accountNo: 7770 },
        financing_cost: { accountNo: 8159 },
        interest_income: { accountNo: 8055 },
        deviation: { accountNo: 2999 },
      },
    }),
  );
  const partner: Actor = { kind: "partner", connectionId, integrationName, scopes: alternativeScopes };

  return {
    advance: async ({ invoiceNo, total }, sentOn) => {
      const desk = books.as(partner, at(sentOn, "14:00"));
      const { accounts } = await readConnection(desk);
      const accountOf = (kind: string) => accounts.find(({ eventKind }) => eventKind === kind)?.accountNo;
      const half = ore(BigInt(total) / 2n);
      const about = { eventKind: "advance", invoiceNo };
      await done(
        postClientVoucher(desk, {
          dryRun: false,
          externalReference: `TINDE-${invoiceNo}`,
          voucherDate: sentOn,
          description: `Forskudd faktura ${invoiceNo}`,
          currency: "NOK",
          lines: [
            { account: accountOf("bank"), amount: half, ...about },
            { account: accountOf("clearing"), amount: ore(-half), ...about },
          ],
        }),
      );
    },
  };
}

function texts(bankAccount: string) {
  const account = bankAccount.replace(/^(\d{4})(\d{2})(\d{5})$/, "$1.$2.$3");
  return {
    nb: {
      assignmentNotice: `Fordringen er pantsatt til ${payee}. Betaling kan bare skje med befriende virkning til ${payee}, konto ${account}.`,
      intro: "Takk for at du bruker oss til båten.",
      footer: "Verkstedet er åpent hverdager 8–16.",
    },
    en: {
      assignmentNotice: `This claim has been assigned to ${payee}. Only payment to ${payee}, account ${account}, discharges the debt.`,
      intro: "Thank you for trusting us with your boat.",
      footer: "",
    },
  };
}

/** The first valid account number at or after ten digits, of a bank that is nobody's. */
function inventedBankAccount(digits: string): string {
  const control = mod11(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return control < 10 ? `${digits}${control}` : inventedBankAccount(String(Number(digits) + 1));
}
