import { getCompany } from "@/db/queries/companies";
import type { Scope } from "@/db/scope";
import { receivableAccountNo } from "@/lib/domain/chart";
import { dateInNorway } from "@/lib/domain/dates";
import type { DraftLine, PartySnapshot, SalesDocument } from "@/lib/domain/invoice";
import { ore } from "@/lib/domain/money";
import { send } from "@/lib/domain/sending";
import { getTexts } from "@/lib/text/server";
import { sellerSnapshot } from "../invoices/snapshots";

const sampleCustomerNo = 10_000;

/** An invoice that was never sent: the company's own head, a made-up customer and two lines, by the same rules as a real one. */
export async function sampleDocument(scope: Scope, language: "nb" | "en"): Promise<SalesDocument> {
  const seller = sellerSnapshot(await getCompany(scope));
  const t = getTexts(language);
  const vatCode = seller.vatRegistered ? 3 : 7;
  const line = (text: string, quantityMilli: bigint, unit: string, priceOre: bigint): DraftLine => ({
    text,
    quantityMilli,
    unit,
    unitPriceOre: ore(priceOre),
    discountBasisPoints: 0,
    vatCode,
    accountNo: 3000,
  });
  const sent = send(
    {
      id: "sample",
      kind: "invoice",
      source: "created",
      customerNo: sampleCustomerNo,
      paymentTermsDays: 14,
      currency: "NOK",
      exchangeRate: null,
      buyerReference: null,
      orderReference: null,
      deliveryDate: null,
      original: null,
      lines: [
        line(t("branding.sampleWork"), 7500n, "HUR", 95_000n),
        line(t("branding.sampleGoods"), 4000n, "EA", 24_900n),
      ],
    },
    {
      number: 10_042,
      invoiceDate: dateInNorway(scope.now),
      seller,
      buyer: { ...sampleBuyer, name: t("branding.sampleCustomer"), language },
      deliveryMethod: "email",
      delivererOrgNr: seller.orgNr ?? "",
      receivableAccountNo,
      customerProblems: [],
      acceptedCurrencies: [],
      credited: null,
    },
  );
  if (!sent.ok) throw new Error(`the sample was refused: ${sent.error.code}`);
  return sent.value.document;
}

const sampleBuyer: Omit<PartySnapshot, "name" | "language"> = {
  customerNo: sampleCustomerNo,
  isPerson: false,
  firstName: null,
  lastName: null,
  orgNr: null,
  vatRegistered: false,
  legalForm: null,
  street: "Eksempelveien 1",
  street2: null,
  postalCode: "0155",
  city: "Oslo",
  country: "NO",
  phone: null,
  email: null,
  invoiceEmail: null,
  bankAccount: null,
};
