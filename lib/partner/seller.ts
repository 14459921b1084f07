/** Who sells, as the sales document says it: § 5-1-2 wants it on what we print. */
export type Seller = {
  name: string;
  orgNr: string;
  street: string;
  postalCode: string;
  city: string;
  /** "NO…MVA" for a seller in the VAT register. */
  vatId: string | null;
  /** Whether it stands in the Register of Business Enterprises and must say so. */
  isRegisteredEnterprise: boolean;
};

/**
 * The seller out of an EHF. You have an XML library and should use it; this program has none, and the file is
 * written by one machine for another, so the few elements that are needed are found by their names.
 */
export function sellerOf(ehf: string): Seller {
  const party = inside(ehf, "cac:AccountingSupplierParty");
  const address = inside(party, "cac:PostalAddress");
  const entity = inside(party, "cac:PartyLegalEntity");
  return {
    name: inside(entity, "cbc:RegistrationName"),
    orgNr: inside(entity, "cbc:CompanyID"),
    street: inside(address, "cbc:StreetName"),
    postalCode: inside(address, "cbc:PostalZone"),
    city: inside(address, "cbc:CityName"),
    vatId: /NO\d{9}MVA/.exec(party)?.[0] ?? null,
    isRegisteredEnterprise: party.includes("Foretaksregisteret"),
  };
}

/** What the first element of the name holds; empty when there is none. */
function inside(xml: string, name: string): string {
  const found = new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, "s").exec(xml)?.[1] ?? "";
  return found.includes("<") ? found : unescapeXml(found.trim());
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
