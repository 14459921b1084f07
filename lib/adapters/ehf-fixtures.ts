import { parity, toOre } from "@/lib/domain/currency";
import { isoDate } from "@/lib/domain/dates";
import type { TreatmentOf, VatTreatment } from "@/lib/domain/ehf-vat";
import type { InvoiceLine, PartySnapshot, SalesDocument, VatSubtotal } from "@/lib/domain/invoice";
import { type BasisPoints, divideRounded, ore, percentOf, sum } from "@/lib/domain/money";

const exempt = "Unntatt etter merverdiavgiftsloven kapittel 3";
const table: Readonly<Record<number, VatTreatment>> = {
  3: { category: "S", rate: 2500, exemptionReason: null },
  31: { category: "S", rate: 1500, exemptionReason: null },
  32: { category: "S", rate: 1111, exemptionReason: null },
  33: { category: "S", rate: 1200, exemptionReason: null },
  5: { category: "Z", rate: 0, exemptionReason: null },
  6: { category: "E", rate: 0, exemptionReason: exempt },
  51: { category: "AE", rate: 0, exemptionReason: "Omvendt avgiftsplikt – Merverdiavgift ikke beregnet" },
  52: { category: "G", rate: 0, exemptionReason: "Utførsel av varer og tjenester" },
  7: { category: "O", rate: 0, exemptionReason: "Utenfor merverdiavgiftsloven" },
};

/** Every VAT code of a sale. */
export const salesVatCodes: readonly number[] = Object.keys(table).map(Number);

/** The VAT codes as these tests know them. */
export const treatmentOf: TreatmentOf = (vatCode) => {
  const treatment = table[vatCode];
  if (!treatment) throw new RangeError(`no VAT code ${vatCode}`);
  return treatment;
};

/** A registered limited company. */
export const seller: PartySnapshot = {
  customerNo: null,
  isPerson: false,
  name: "Fjordservice Håndverk AS",
  firstName: null,
  lastName: null,
  orgNr: "310000019",
  vatRegistered: true,
  legalForm: "AS",
  street: "Verkstedveien 3",
  street2: null,
  postalCode: "5004",
  city: "BERGEN",
  country: "NO",
  phone: "+4755000000",
  email: "faktura@fjordservice.example",
  invoiceEmail: null,
  bankAccount: "86011117947",
  language: "nb",
};

/** A registered company that buys. */
export const organisation: PartySnapshot = {
  ...seller,
  customerNo: 10017,
  name: "Kjøper & Sønn Bygg AS",
  orgNr: "310000027",
  legalForm: null,
  street: "Storgata 1",
  street2: "3. etasje",
  postalCode: "0155",
  city: "OSLO",
  phone: "+4722000000",
  email: "post@kjoper.example",
  bankAccount: null,
};

/** A private person who buys. */
export const person: PartySnapshot = {
  ...organisation,
  customerNo: 10018,
  isPerson: true,
  name: "Kari Nordmann",
  firstName: "Kari",
  lastName: "Nordmann",
  orgNr: null,
  vatRegistered: false,
  street: "Solveien 7",
  street2: null,
  postalCode: "7030",
  city: "TRONDHEIM",
};

/** A line with its amount worked out; `quantityMilli` 1000n, 25 % VAT and no discount unless told. */
export function line(
  values: Partial<Omit<InvoiceLine, "netOre">> & { unitPriceOre: InvoiceLine["unitPriceOre"] },
): InvoiceLine {
  const typed = {
    text: "Arbeid, tømrer",
    quantityMilli: 1000n,
    unit: "HUR",
    discountBasisPoints: 0,
    vatCode: 3,
    accountNo: 3000,
    ...values,
  };
  const gross = typed.quantityMilli * typed.unitPriceOre * BigInt(10_000 - typed.discountBasisPoints);
  return { ...typed, netOre: ore(divideRounded(gross, 10_000_000n)) };
}

/** An invoice of these lines from a company to a company, with totals that add up. */
export function invoice(lines: readonly InvoiceLine[], values: Partial<SalesDocument> = {}): SalesDocument {
  const registered = (values.seller ?? seller).vatRegistered;
  const vat = subtotals(lines, (vatCode) => (registered ? treatmentOf(vatCode).rate : 0));
  const netOre = sum(lines.map((each) => each.netOre));
  const vatOre = sum(vat.map((each) => each.vatOre));
  const rate = values.exchangeRate ?? parity;

  return {
    kind: "invoice",
    number: 10001,
    invoiceDate: isoDate("2026-11-16"),
    deliveryDate: isoDate("2026-11-13"),
    dueDate: isoDate("2026-11-30"),
    currency: "NOK",
    exchangeRate: rate,
    nokTotalOre: toOre(netOre + vatOre, rate),
    buyerReference: "Avd. 42 / Kari Kjøper",
    orderReference: null,
    ownKid: "0001001700100016",
    original: null,
    seller,
    buyer: organisation,
    delivererOrgNr: "310000043",
    lines,
    totals: { netOre, vatOre, totalOre: sum([netOre, vatOre]), vat },
    deliveryMethod: "factoring",
    ...values,
  };
}

/** The credit note of all that an invoice charged. */
export function creditNoteOf(invoiced: SalesDocument): SalesDocument {
  const { number, invoiceDate } = invoiced;
  return {
    ...invoiced,
    kind: "credit_note",
    number: 10002,
    original: { id: "original", number, invoiceDate },
  };
}

function subtotals(lines: readonly InvoiceLine[], rateOf: (vatCode: number) => BasisPoints): VatSubtotal[] {
  return [...new Set(lines.map((each) => each.vatCode))].map((vatCode) => {
    const baseOre = sum(lines.filter((each) => each.vatCode === vatCode).map((each) => each.netOre));
    const rate = rateOf(vatCode);
    return { vatCode, rate, baseOre, vatOre: percentOf(baseOre, rate) };
  });
}
