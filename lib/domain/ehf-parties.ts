import { cac, cbc, NORWEGIAN_ORGANISATION } from "./ehf-elements";
import { endpointOf, legalNumberOf, type SchemedId } from "./electronic-address";
import type { PartySnapshot, SalesDocument } from "./invoice";

/** Company forms that must say that they stand in the Register of Business Enterprises (foretaksregisterloven § 10-2). */
const registeredForms: ReadonlySet<string> = new Set(["AS", "ASA", "NUF"]);

/** BG-4: who sells. The VAT id falls away for a seller outside the Act (BR-O-02). */
export function supplierParty({ seller }: SalesDocument) {
  return cac(
    "AccountingSupplierParty",
    cac(
      "Party",
      cbc("EndpointID", seller.orgNr, NORWEGIAN_ORGANISATION),
      cac("PartyName", cbc("Name", seller.name)),
      address("PostalAddress", seller),
      seller.vatRegistered ? vatId(seller) : null,
      seller.legalForm !== null && registeredForms.has(seller.legalForm)
        ? taxScheme("TAX", "Foretaksregisteret")
        : null,
      legalEntity(seller),
      cac("Contact", cbc("Telephone", seller.phone), cbc("ElectronicMail", seller.email)),
    ),
  );
}

/**
 * BG-7: who buys. Telephone and e-mail are left out: the factoring company gets them through the
 * API, where a read of a person's data is logged, while this file is kept for years as it is.
 */
export function customerParty({ buyer, seller, delivererOrgNr, endpointOrgNr }: SalesDocument) {
  return cac(
    "AccountingCustomerParty",
    cac(
      "Party",
      // Everyone must have an electronic address (R010). Where the buyer's number is none it is the
      // deliverer's, which is then a window envelope: never a person's own number.
      schemed(
        "EndpointID",
        endpointOrgNr ? norwegian(endpointOrgNr) : (endpointOf(buyer) ?? norwegian(delivererOrgNr)),
      ),
      cac("PartyIdentification", cbc("ID", buyer.customerNo === null ? null : String(buyer.customerNo))),
      cac("PartyName", cbc("Name", buyer.name)),
      address("PostalAddress", buyer),
      // An invoice outside the Act may carry neither party's VAT id (BR-O-02).
      buyer.vatRegistered && seller.vatRegistered ? vatId(buyer) : null,
      legalEntity(buyer),
    ),
  );
}

/** BG-13: when and where it was delivered (bokføringsforskriften § 5-1-1 no. 4); the place is the buyer's address. */
export function delivery({ buyer, deliveryDate }: SalesDocument) {
  return cac(
    "Delivery",
    cbc("ActualDeliveryDate", deliveryDate),
    cac("DeliveryLocation", address("Address", buyer)),
  );
}

function address(name: string, party: PartySnapshot) {
  return cac(
    name,
    cbc("StreetName", party.street),
    cbc("AdditionalStreetName", party.street2),
    cbc("CityName", party.city),
    cbc("PostalZone", party.postalCode),
    cac("Country", cbc("IdentificationCode", party.country)),
  );
}

function vatId(party: PartySnapshot) {
  const orgNr = norwegianOrgNr(party);
  return orgNr === null ? null : taxScheme("VAT", `NO${orgNr}MVA`);
}

function taxScheme(scheme: "VAT" | "TAX", companyId: string) {
  return cac("PartyTaxScheme", cbc("CompanyID", companyId), cac("TaxScheme", cbc("ID", scheme)));
}

function legalEntity(party: PartySnapshot) {
  const number = legalNumberOf(party);
  return cac("PartyLegalEntity", cbc("RegistrationName", party.name), number && schemed("CompanyID", number));
}

const norwegian = (orgNr: string): SchemedId => ({ id: orgNr, ...NORWEGIAN_ORGANISATION });

function schemed(name: string, { id, schemeID }: SchemedId) {
  return schemeID === null ? cbc(name, id) : cbc(name, id, { schemeID });
}

/** A person has none, and a foreign company's number is not one of Norway's nine digits. */
function norwegianOrgNr(party: PartySnapshot): string | null {
  return party.isPerson || party.country !== "NO" ? null : party.orgNr;
}
