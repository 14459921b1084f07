/** What a column of an imported file of invoices can hold (M35). */
export const importFields = [
  "invoiceNo",
  "kind",
  "customerNo",
  "orgNr",
  "customerName",
  "invoiceDate",
  "dueDate",
  "currency",
  "text",
  "total",
  "net",
  "vat",
  "vatCode",
  "accountNo",
  "kid",
  "remaining",
  "credits",
] as const;

export type ImportField = (typeof importFields)[number];

/** Which column, counted from 0, holds each field; a field without a column is not in the file. */
export type ImportMapping = Readonly<Partial<Record<ImportField, number>>>;

/** Headings by which a column is known, without spaces, points and the like; Norwegian first, then English. */
const headings: Readonly<Record<ImportField, readonly string[]>> = {
  invoiceNo: ["fakturanr", "fakturanummer", "fakturano", "faktura", "bilagsnr", "invoiceno", "invoicenumber"],
  kind: ["type", "fakturatype", "bilagstype", "dokumenttype", "kind", "documenttype", "invoicetype"],
  customerNo: ["kundenr", "kundenummer", "kundeno", "customerno", "customernumber", "customercode"],
  orgNr: ["orgnr", "orgnummer", "organisasjonsnr", "organisasjonsnummer", "organisationno", "orgno"],
  customerName: ["kundenavn", "kunde", "navn", "customername", "customer", "name"],
  invoiceDate: ["fakturadato", "dato", "bilagsdato", "invoicedate", "date"],
  dueDate: ["forfallsdato", "forfall", "forfaller", "betalingsfrist", "duedate", "due"],
  currency: ["valuta", "valutakode", "currency", "currencycode"],
  text: ["tekst", "beskrivelse", "varetekst", "produkt", "text", "description"],
  total: [
    ...["belopinklmva", "belopinkmva", "inklmva", "totalbelop", "totalt", "sum", "brutto", "belop"],
    ...["amountinclvat", "totalamount", "grossamount", "total", "gross", "amount"],
  ],
  net: [
    ...["belopeksklmva", "belopeksmva", "eksklmva", "netto", "nettobelop", "grunnlag"],
    ...["amountexclvat", "netamount", "net"],
  ],
  vat: ["mvabelop", "mva", "moms", "avgift", "vat", "vatamount", "tax"],
  vatCode: ["mvakode", "avgiftskode", "mvasats", "momskode", "vatcode", "taxcode", "vatrate"],
  accountNo: ["inntektskonto", "konto", "kontonr", "salgskonto", "account", "accountno", "incomeaccount"],
  kid: ["kid", "kidnr", "kidnummer", "paymentreference"],
  remaining: [
    "restbelop",
    "rest",
    "utestaende",
    "apent",
    "remaining",
    "balance",
    "openamount",
    "outstanding",
  ],
  credits: [
    ...[
      "krediterer",
      "kreditererfaktura",
      "kreditererfakturanr",
      "opprinneligfaktura",
      "opprinneligfakturanr",
    ],
    ...["originalfaktura", "originalfakturanr", "creditsinvoice", "originalinvoice", "originalinvoiceno"],
    ...["creditedinvoice", "relatedinvoice"],
  ],
};

/** A heading as it is compared: lower case letters and digits, "å" and the like as their plain letter. */
function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");
}

/** Guess which column holds what from the headings; a column is used once, and the surest name of a field wins. */
export function guessMapping(row: readonly string[]): ImportMapping {
  const columns = row.map(plain);
  const used = new Set<number>();
  const mapping: Partial<Record<ImportField, number>> = {};
  for (const field of importFields) {
    const found = headings[field].map((name) => columns.indexOf(name)).find((at) => at >= 0 && !used.has(at));
    if (found === undefined) continue;
    mapping[field] = found;
    used.add(found);
  }
  return mapping;
}

/** What the mapping lacks before anything can be read: fields of which none in the group has a column. */
export function missingColumns(mapping: ImportMapping): ImportField[] {
  const groups: readonly (readonly [ImportField, ...ImportField[]])[] = [
    ["invoiceNo"],
    ["customerNo", "orgNr", "customerName"],
    ["invoiceDate"],
    ["total", "net"],
  ];
  return groups.flatMap((group) => (group.some((field) => mapping[field] !== undefined) ? [] : [group[0]]));
}
