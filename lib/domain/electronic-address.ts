import { normaliseCompanyNumber } from "./country-rules";

/** A number and the code list (ISO 6523 or Peppol's EAS) that it belongs to; null where we know of none. */
export type SchemedId = { readonly id: string; readonly schemeID: string | null };

type Numbered = {
  readonly isPerson: boolean;
  readonly country: string;
  readonly orgNr: string | null;
};

type Schemes = {
  readonly endpoint: (no: string) => SchemedId;
  readonly legal: (no: string) => SchemedId;
};

const both = (schemeID: string, write: (no: string) => string = (no) => no): Schemes => {
  const scheme = (no: string) => ({ id: write(no), schemeID });
  return { endpoint: scheme, legal: scheme };
};

/** The countries whose organisations are addressed in Peppol by the number that stands on their cards. */
const schemesOf: Readonly<Record<string, Schemes>> = {
  NO: both("0192"),
  SE: both("0007"),
  DK: both("0184", (no) => `DK${no}`),
  BE: both("0208"),
  FI: {
    endpoint: (no) => ({ id: `0037${no}`, schemeID: "0216" }),
    legal: (no) => ({ id: `${no.slice(0, 7)}-${no.slice(7)}`, schemeID: "0212" }),
  },
};

/** Where a party's own EHF is sent: null for a person, and where its number is no address (BT-34, BT-49). */
export function endpointOf(party: Numbered): SchemedId | null {
  const known = knownNumber(party);
  return known?.schemes.endpoint(known.no) ?? null;
}

/** A party's registration number (BT-30, BT-47), with its scheme where we know it; null for a person. */
export function legalNumberOf(party: Numbered): SchemedId | null {
  if (party.isPerson || !party.orgNr) return null;
  const known = knownNumber(party);
  return known ? known.schemes.legal(known.no) : { id: party.orgNr, schemeID: null };
}

/** A number that fails its check digits is never given a scheme: the file would be refused for it (R041 to R049). */
function knownNumber({ isPerson, country, orgNr }: Numbered) {
  const schemes = schemesOf[country];
  const no = !isPerson && orgNr ? normaliseCompanyNumber(country, orgNr) : null;
  return schemes && no !== null ? { schemes, no } : null;
}
