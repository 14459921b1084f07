/** What is kept of a call's bodies: enough to see what went wrong, and no secret or person. */
const MAX_CHARACTERS = 6_000;
const MAX_ITEMS = 3;
const MAX_MEMBERS = 60;
const MAX_DEPTH = 8;
const MAX_STRING = 200;

/** What opens something. */
const secrets = new Set([
  "access_token",
  "applicationkey",
  "authorization",
  "clientkey",
  "client_secret",
  "password",
  "secret",
  "secrets",
  "signature",
  "token",
]);

/** Who somebody is, where he lives and how he is reached; and free text, in which any of it may stand. */
const personal = new Set([
  "address",
  "buyerreference",
  "city",
  "comment",
  "customeremail",
  "debtoremailaddress",
  "debtorphonenumber",
  "description",
  "email",
  "factoringinvoicestatusdescription",
  "filename",
  "firstname",
  "invoiceemail",
  "lastname",
  "note",
  "orderreference",
  "phone",
  "postalcode",
  "reason",
  "statusdescription",
  "street",
  "street2",
  "text",
]);

/** Files. */
const files = new Set(["base64encodeddata", "pdf", "pdfbase64"]);

/** Members by which an object tells that it is a customer, whose `name` is a person's or may be. */
const ofCustomer = ["customerNo", "isPerson", "firstName", "orgNr"];

/** Subledger accounts of customers and suppliers carry their names. */
const parties = { from: 10_000, to: 79_999 } as const;

/**
 * A body as it is kept: JSON with secrets, persons and files replaced by what they were, long lists and texts cut, and
 * the whole no longer than 6000 characters. Null for no body. What cannot be told from a secret is taken for one.
 */
export function redactedBody(body: unknown): string | null {
  if (body === undefined || body === null) return null;
  const text = JSON.stringify(redacted(body, 0), null, 2);
  return text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS)}\n…`;
}

/** A path with its query, less what might be secret or somebody's; at most 500 characters. */
export function redactedPath(path: string): string {
  const parts = path.split(/([/?&=])/).map(withoutPersons);
  return parts.join("").slice(0, 500);
}

function redacted(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redactedText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[date]" : value.toISOString();
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH) return "[…]";
  if (Array.isArray(value)) return redactedList(value, depth);
  return redactedMembers(value, depth);
}

function redactedList(items: readonly unknown[], depth: number): unknown[] {
  const shown = items.slice(0, MAX_ITEMS).map((item) => redacted(item, depth + 1));
  return items.length > MAX_ITEMS ? [...shown, `[… ${items.length - MAX_ITEMS} more]`] : shown;
}

function redactedMembers(object: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(object);
  const isCustomer = ofCustomer.some((member) => Object.hasOwn(object, member)) || isPartysAccount(object);
  const kept: Record<string, unknown> = {};
  for (const [name, value] of entries.slice(0, MAX_MEMBERS)) {
    const isName = name === "name" ? isCustomer : name === "accountName" && isPostedToCustomer(object);
    kept[name.slice(0, MAX_STRING)] = redactedMember(name, value, isName, depth);
  }
  if (entries.length > MAX_MEMBERS) kept["…"] = `[… ${entries.length - MAX_MEMBERS} more]`;
  return kept;
}

function isPartysAccount(object: object): boolean {
  const { account, accountNo } = object as { readonly account?: unknown; readonly accountNo?: unknown };
  return [account, accountNo].some((no) => typeof no === "number" && no >= parties.from && no <= parties.to);
}

/** A voucher's line has the name of whose subledger it is posted to; on a ledger account the name is nobody's. */
function isPostedToCustomer(object: object): boolean {
  return "customerNo" in object && object.customerNo !== null;
}

function redactedMember(name: string, value: unknown, isName: boolean, depth: number): unknown {
  const key = name.toLowerCase();
  // Nothing there is nothing to hide, and worth knowing.
  if (value === null || value === undefined || value === "") return value;
  if (secrets.has(key)) return "[secret]";
  if (files.has(key)) return `[file, ${sizeOf(value)}]`;
  if ((isName || personal.has(key)) && typeof value !== "object")
    return `[personal, ${String(value).length} characters]`;
  return redacted(value, depth + 1);
}

function sizeOf(value: unknown): string {
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  return typeof value === "string" ? `${value.length} characters` : typeof value;
}

function redactedText(text: string): string {
  if (text.length > MAX_STRING && /^[\w+/=-]+$/.test(text.slice(0, MAX_STRING)))
    return `[base64, ${text.length} characters]`;
  const safe = withoutPersons(text.slice(0, MAX_STRING * 2));
  return text.length > MAX_STRING ? `${safe.slice(0, MAX_STRING)}…` : safe;
}

/**
 * Keys and tokens by their prefixes, e-mail addresses, telephone numbers and national identity numbers, wherever they
 * stand. In an OData filter only texts are quoted, and a number among them is a telephone's.
 */
function withoutPersons(text: string): string {
  return text
    .replace(/\b(?:fat|fck|fak|whsec)_[\w+/=-]+/g, "[secret]")
    .replace(/[^\s"<>]*(?:@|%40)[^\s"<>]+/g, "[e-mail]")
    .replace(/('|%27)(?:\+|%2B)?\d(?:[\d ]|%20)*('|%27|$)/g, "$1[phone]$2")
    .replace(/(?:\+|%2B)\d[\d ]{6,}\d/g, "[phone]")
    .replace(/(?<!\d)\d{6} ?\d{5}(?!\d)/g, (number) =>
      isNationalIdentityNumber(number.replace(" ", "")) ? "[identity number]" : number,
    );
}

/** Eleven digits: a day of birth (40 more for a D-number, months 40 or 80 more for made-up people) and two check digits. */
function isNationalIdentityNumber(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)) % 40, Number(digits.slice(2, 4)) % 40];
  const isBirthday = day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isBirthday && isChecked(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) && isChecked(digits, lastWeights);
}

const lastWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

function isChecked(digits: string, weights: readonly number[]): boolean {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}
