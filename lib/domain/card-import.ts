import type { CustomerField } from "./customer";
import { type CardPatch, type MendableField, mendableFields } from "./mend-card";

/** What a column of an imported file can hold: the customer number, or a field of the card. */
export const importColumns = ["customerNo", ...mendableFields] as const;

export type ImportColumn = (typeof importColumns)[number];

/** For each column of the file what it holds; null is a column that is left out. */
export type ColumnMapping = readonly (ImportColumn | null)[];

/** Headers that mean a column, in small letters without signs and blanks. */
const headers: Record<ImportColumn, readonly string[]> = {
  customerNo: [
    "kundenr",
    "kundenummer",
    "kundeno",
    "nr",
    "nummer",
    "customerno",
    "customernumber",
    "kundekode",
    "kode",
  ],
  isPerson: ["type", "kundetype", "kind", "personfirma", "firmaperson"],
  name: ["navn", "kundenavn", "firmanavn", "firma", "fulltnavn", "name", "companyname", "kunde"],
  firstName: ["fornavn", "firstname"],
  lastName: ["etternavn", "lastname", "surname"],
  orgNr: [
    "orgnr",
    "organisasjonsnummer",
    "organisasjonsnr",
    "orgnummer",
    "foretaksnummer",
    "organisationnumber",
  ],
  street: ["gateadresse", "adresse", "gate", "adresse1", "adresselinje1", "postadresse", "street", "address"],
  street2: ["adresselinje2", "adresse2", "co", "street2", "address2"],
  postalCode: ["postnummer", "postnr", "postalcode", "zip", "zipcode", "postkode"],
  city: ["poststed", "sted", "by", "city"],
  country: ["land", "landkode", "country", "countrycode"],
  phone: [
    "telefonnummer",
    "telefon",
    "tlf",
    "tlfnr",
    "telefonnr",
    "mobil",
    "mobilnummer",
    "mobiltelefon",
    "phone",
  ],
  email: ["epostadresse", "epost", "mail", "email", "emailadresse"],
  invoiceEmail: ["epostadresseforfaktura", "fakturaepost", "epostfaktura", "invoiceemail"],
  buyerReference: ["deresreferanse", "deresref", "referanse", "buyerreference"],
};

/** What the columns hold, by their headers; of two with the same meaning the first is taken. */
export function guessColumns(header: readonly string[]): (ImportColumn | null)[] {
  const taken = new Set<ImportColumn>();
  return header.map((text) => {
    const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    const column = importColumns.find((one) => headers[one].includes(plain) && !taken.has(one));
    if (column) taken.add(column);
    return column ?? null;
  });
}

/** Something wrong with a field of a line, before any card is looked at. */
export type LineProblem = {
  readonly field: CustomerField | "customerNo";
  readonly code: "invalid_kind" | "invalid_country" | "invalid_customer_no";
};

/** A line of the file: whom it means, and what shall stand on his card. A blank cell changes nothing. */
export type ImportLine = {
  readonly customerNo: number | null;
  readonly orgNr: string | null;
  readonly patch: CardPatch;
  readonly problems: readonly LineProblem[];
};

/** Read one line by the mapping of its columns. */
export function readImportLine(mapping: ColumnMapping, cells: readonly string[]): ImportLine {
  const patch: { -readonly [Field in MendableField]?: CardPatch[Field] } = {};
  const problems: LineProblem[] = [];
  let customerNo: number | null = null;

  mapping.forEach((column, index) => {
    const text = cells[index]?.trim() ?? "";
    if (column === null || text === "") return;
    switch (column) {
      case "customerNo":
        if (/^\d{1,7}$/.test(text)) customerNo = Number(text);
        else problems.push({ field: "customerNo", code: "invalid_customer_no" });
        break;
      case "isPerson": {
        const isPerson = kindOf(text);
        if (isPerson === null) problems.push({ field: "isPerson", code: "invalid_kind" });
        else patch.isPerson = isPerson;
        break;
      }
      case "country": {
        const country = countryOf(text);
        if (country === null) problems.push({ field: "country", code: "invalid_country" });
        else patch.country = country;
        break;
      }
      default:
        patch[column] = text;
    }
  });
  return { customerNo, orgNr: patch.orgNr ?? null, patch, problems };
}

function kindOf(text: string): boolean | null {
  if (/^(p|person|privat|privatperson|privatkunde)$/i.test(text)) return true;
  return /^(f|o|firma|bedrift|organisasjon|selskap|organisation|company)$/i.test(text) ? false : null;
}

const countries: Readonly<Record<string, string>> = {
  norge: "NO",
  norway: "NO",
  sverige: "SE",
  sweden: "SE",
  danmark: "DK",
  denmark: "DK",
  finland: "FI",
  island: "IS",
  tyskland: "DE",
  germany: "DE",
  storbritannia: "GB",
  nederland: "NL",
};

function countryOf(text: string): string | null {
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase();
  return countries[text.toLowerCase()] ?? null;
}
