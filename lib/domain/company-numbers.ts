import { isOrgNr, mod10, mod11 } from "./identifiers";

/** How a country writes the number of an organisation. */
export type CompanyNumberForm = {
  /** As people there write it, for messages. */
  readonly example: string;
  /** The number as it is stored, out of capitals and digits without punctuation; null when it is none. */
  readonly read: (compact: string) => string | null;
};

/** One or several ways to write the number, each with its check digits; the first that fits is stored. */
function form(example: string, ...ways: readonly ((compact: string) => string | null)[]): CompanyNumberForm {
  return { example, read: (compact) => ways.map((way) => way(compact)).find((no) => no !== null) ?? null };
}

/** A way to write it: the pattern's first group is what is stored, when `check` says yes to it. */
const way =
  (pattern: RegExp, check: (no: string) => boolean = () => true, prefix = "") =>
  (compact: string): string | null => {
    const no = pattern.exec(compact)?.[1];
    return no !== undefined && check(no) ? `${prefix}${no}` : null;
  };

const digits = (text: string) => [...text].map(Number);
const weigh = (text: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * Number(text.charAt(index)), 0);
const last = (text: string) => Number(text.at(-1));
const luhn = (text: string) => !/^0+$/.test(text) && mod10(text.slice(0, -1)) === last(text);

/** ISO 7064, MOD 11,10: Germany. */
function iso7064(text: string): boolean {
  const product = digits(text.slice(0, -1)).reduce((carried, digit) => {
    const sum = (carried + digit) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (11 - product) % 10 === last(text);
}

function british(text: string): boolean {
  const total = weigh(text, [8, 7, 6, 5, 4, 3, 2]) + Number(text.slice(7, 9));
  return total % 97 === 0 || (total + 55) % 97 === 0;
}

/** The older kind by MOD 11; the one given to sole traders since 2020 by MOD 97 over letters as numbers. */
function dutch(text: string): boolean {
  const lettersAsNumbers = `2321${text.slice(0, 9)}11${text.slice(10)}`;
  return (
    weigh(text, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === Number(text.charAt(8)) || mod97(lettersAsNumbers) === 1
  );
}

/** The remainder by 97 of a number of any length; IBANs use the same. */
export function mod97(text: string): number {
  return digits(text).reduce((remainder, digit) => (remainder * 10 + digit) % 97, 0);
}

function french(vatId: string): boolean {
  const [key, siren] = [vatId.slice(2, 4), vatId.slice(4)];
  return luhn(siren) && (!/^\d+$/.test(key) || (12 + 3 * (Number(siren) % 97)) % 97 === Number(key));
}

/** A company's CIF, a person's NIF, or a foreigner's NIE. */
function spanish(text: string): boolean {
  const [body, control] = [text.slice(0, -1), text.slice(-1)];
  const number = body.replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
  if (/^\d{8}$/.test(number)) return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Number(number) % 23) === control;
  if (!/^[ABCDEFGHJNPQRSUVW]\d{7}$/.test(body)) return false;

  const check = mod10(body.slice(1));
  return control === String(check) || control === "JABCDEFGHI".charAt(check);
}

const finnish = (text: string) => mod11(text, [7, 9, 10, 5, 8, 4, 2]) === last(text);
const danish = (text: string) => weigh(text, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
const polish = (text: string) => weigh(text, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === last(text);
const icelandic = (text: string) => mod11(text, [3, 2, 7, 6, 5, 4, 3, 2]) === Number(text.charAt(8));
const swiss = (text: string) => mod11(text.slice(3), [5, 4, 3, 2, 7, 6, 5, 4]) === last(text);
const belgian = (text: string) => 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8));
const portuguese = (text: string) => mod11(text, [9, 8, 7, 6, 5, 4, 3, 2]) % 10 === last(text);

/** A VAT id by its form alone: with or without the country's letters, stored without. */
const vatId = (letters: string, pattern: string, example: string) =>
  form(example, way(new RegExp(`^(?:${letters})?(${pattern})$`)));

/** Countries whose numbers we can tell right from wrong; of others any number is taken. */
export const companyNumbers: Readonly<Record<string, CompanyNumberForm>> = {
  NO: form("974 760 673", way(/^(?:NO)?(\d{9})(?:MVA)?$/, isOrgNr)),
  SE: form("556703-7485", way(/^(?:SE)?(\d{10})$/, luhn), way(/^SE(\d{10})01$/, luhn)),
  DK: form("22756214", way(/^(?:DK)?([1-9]\d{7})$/, danish)),
  FI: form("0112038-9", way(/^(?:FI)?(\d{8})$/, finnish)),
  IS: form("450401-3150", way(/^(\d{10})$/, icelandic)),
  // The commercial register, or the VAT id.
  DE: form("DE136695976", way(/^(?:DE)?(\d{9})$/, iso7064, "DE"), way(/^(HR[AB]\d{1,6}[A-Z]{0,3})$/)),
  GB: form("01234567", way(/^(\d{8}|[A-Z]{2}\d{6})$/), way(/^(?:GB)?(\d{9}|\d{12})$/, british, "GB")),
  NL: form("12345678", way(/^(\d{8})$/), way(/^NL(\d{9}B\d{2})$/, dutch, "NL")),
  BE: form("0428.759.497", way(/^(?:BE)?([01]\d{9})$/, belgian)),
  PL: form("856-734-62-15", way(/^(?:PL)?(\d{10})$/, polish)),
  FR: form("732 829 320", way(/^(\d{9}|\d{14})$/, luhn), way(/^(FR[0-9A-Z]{2}\d{9})$/, french)),
  ES: form("A28015865", way(/^(?:ES)?([A-Z0-9]\d{7}[A-Z0-9])$/, spanish)),
  IT: form("00743110157", way(/^(?:IT)?(\d{11})$/, luhn)),
  PT: form("501 964 843", way(/^(?:PT)?(\d{9})$/, portuguese)),
  CH: form("CHE-107.787.577", way(/^(CHE\d{9})(?:MWST|TVA|IVA|HR)?$/, swiss)),
  AT: form("ATU13585627", way(/^(?:AT)?(U\d{8})$/, undefined, "AT"), way(/^(FN\d{1,6}[A-Z])$/)),
  US: form("12-3456789", way(/^(\d{9})$/)),
  EE: vatId("EE", "\\d{8,9}", "12345678"),
  LV: vatId("LV", "\\d{11}", "40003521600"),
  LT: vatId("LT", "\\d{9}|\\d{12}", "119511515"),
  IE: vatId("IE", "\\d{7}[A-W][A-I]?|\\d[A-Z+*]\\d{5}[A-W]|\\d{5,6}", "6433435F"),
  LU: vatId("LU", "\\d{8}|B\\d{1,6}", "15027442"),
  CZ: vatId("CZ", "\\d{8,10}", "25123891"),
  SK: vatId("SK", "\\d{10}|\\d{8}", "2022749619"),
  HU: vatId("HU", "\\d{8}", "12892312"),
  RO: vatId("RO", "\\d{2,10}", "18547290"),
  BG: vatId("BG", "\\d{9,10}", "175074752"),
  GR: vatId("EL|GR", "\\d{9}", "094259216"),
  HR: vatId("HR", "\\d{11}", "33392005961"),
  SI: vatId("SI", "\\d{8}", "50223054"),
  MT: vatId("MT", "\\d{8}", "11679112"),
  CY: vatId("CY", "\\d{8}[A-Z]", "10259033P"),
};
