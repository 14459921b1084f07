import type { CustomerCard } from "./customer";
import { isoDate } from "./dates";
import type { DraftLine, InvoiceDraft, PartySnapshot } from "./invoice";
import { ore } from "./money";
import { buyerSnapshot } from "./parties";
import type { Sending } from "./sending";

/** Values for tests alone: a customer who may be factored, a seller, and a draft of 10 000 kroner plus 25 %. */
export const sampleCard: CustomerCard = {
  isPerson: false,
  name: "Fjell og Fjord AS",
  firstName: null,
  lastName: null,
  orgNr: "974760673",
  street: "Storgata 1",
  street2: null,
  postalCode: "0155",
  city: "Oslo",
  country: "NO",
  phone: "+4722123456",
  email: "post@example.no",
  invoiceEmail: null,
  buyerReference: null,
  language: "nb",
  paymentTermsDays: 14,
  useFactoring: true,
  sendReminders: true,
  deliveryMethod: "factoring",
  brandingTemplateId: null,
};

export const sampleSeller: PartySnapshot = {
  ...buyerSnapshot(sampleCard, 10_001),
  customerNo: null,
  name: "Nordlys Regnskap AS",
  orgNr: "889640782",
  vatRegistered: true,
  legalForm: "AS",
  bankAccount: "86011117947",
};

export const sampleLine: DraftLine = {
  text: "Konsulenttimer",
  quantityMilli: 10_000n,
  unit: "HUR",
  unitPriceOre: ore(100_000n),
  discountBasisPoints: 0,
  vatCode: 3,
  accountNo: 3000,
};

export const sampleDraft: InvoiceDraft = {
  id: "0198f000-0000-7000-8000-000000000001",
  kind: "invoice",
  source: "created",
  customerNo: 10_001,
  paymentTermsDays: 14,
  currency: "NOK",
  exchangeRate: null,
  buyerReference: null,
  orderReference: null,
  deliveryDate: null,
  original: null,
  lines: [sampleLine],
};

export const sampleSending: Sending = {
  number: 1042,
  invoiceDate: isoDate("2026-03-01"),
  seller: sampleSeller,
  buyer: buyerSnapshot(sampleCard, 10_001),
  deliveryMethod: "factoring",
  delivererOrgNr: "971524960",
  receivableAccountNo: 1500,
  customerProblems: [],
  acceptedCurrencies: [],
  credited: null,
};
