import type { NewCompany } from "@/db/writes/companies";
import { inventedOrgNr } from "./numbers";

/** A mountain inn that sells food and courses: factoring is active, and there is much to look at. */
export const firstCompany: NewCompany = {
  slug: "vardefjell",
  orgNr: "315233771",
  name: "Vardefjell Mat og Møter AS",
  legalForm: "AS",
  vatRegistered: true,
  street: "Stasjonsvegen 4",
  postalCode: "2630",
  city: "Ringebu",
  country: "NO",
  phone: "+4761280400",
  email: "faktura@vardefjell.example",
  bankAccount: "86014207718",
};

/** A boatyard that has not begun with factoring: where to try the activation. */
export const secondCompany: NewCompany = {
  slug: "ytterholmen",
  orgNr: inventedOrgNr(1_741_820),
  name: "Ytterholmen Båtservice AS",
  legalForm: "AS",
  vatRegistered: true,
  street: "Slippveien 9",
  postalCode: "1440",
  city: "Drøbak",
  country: "NO",
  phone: "+4764930210",
  email: "post@ytterholmen.example",
  bankAccount: "97100333205",
};

/** A joinery that still has the former factoring solution, and came from another accounting system in October. */
export const thirdCompany: NewCompany = {
  slug: "kvernhaugen",
  orgNr: inventedOrgNr(1_905_377),
  name: "Kvernhaugen Snekkerverksted AS",
  legalForm: "AS",
  vatRegistered: true,
  street: "Kvernvegen 22",
  postalCode: "2652",
  city: "Svingvoll",
  country: "NO",
  phone: "+4761277390",
  email: "post@kvernhaugen.example",
  bankAccount: "86014207750",
};

/** A timber merchant that sells its claims to PO Factoring: where to try an agreement of purchase. */
export const purchaseCompany: NewCompany = {
  slug: "storlia",
  orgNr: inventedOrgNr(1_811_034),
  name: "Storlia Trelast AS",
  legalForm: "AS",
  vatRegistered: true,
  street: "Sagvegen 14",
  postalCode: "2412",
  city: "Sørskogbygda",
  country: "NO",
  phone: "+4762430170",
  email: "ordre@storlia.example",
  bankAccount: "18223040914",
};

/** A cleaning firm whose ledger PO Factoring keeps, without financing it: where to try service only. */
export const serviceCompany: NewCompany = {
  slug: "fjordglott",
  orgNr: inventedOrgNr(1_853_206),
  name: "Fjordgløtt Renhold AS",
  legalForm: "AS",
  vatRegistered: true,
  street: "Kaigata 3",
  postalCode: "6003",
  city: "Ålesund",
  country: "NO",
  phone: "+4770126650",
  email: "kontor@fjordglott.example",
  bankAccount: "39102877518",
};

/** The bookkeeper who keeps all five books: what the demo prints. */
export const bookkeeper = {
  name: "Randi Solberg",
  email: "randi@fordring.example",
  password: "fjell-og-fjord-2026",
  locale: "nb",
} as const;

/** Someone who may look at the first company's books and change nothing. */
export const viewer = {
  name: "Erik Tveit",
  email: "erik@fordring.example",
  password: "bare-se-ikke-rore-2026",
  locale: "nb",
} as const;

/** Who integrates for PO Factoring: the demo's desk at /partner. */
export const integrator = {
  name: "Petra Oppegård",
  email: "petra@po-factoring.example",
  password: "krav-og-kvittering-2026",
  locale: "nb",
} as const;
