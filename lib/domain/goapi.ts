import { parseIsoDate } from "./dates";
import type { FactoringStatus } from "./factoring";
import { parseAmount } from "./money";
import type { Comparison, FieldKind, Fields, Literal } from "./odata";

/** The statuses of PowerOffice's GoApi.Factoring, by their numbers. */
export const goApiStatuses = [
  "Unspecified",
  "Active",
  "Forfeit",
  "Complained",
  "Completed",
  "Delivered",
] as const;
export type GoApiStatus = (typeof goApiStatuses)[number];

/**
 * What v1 calls each status (domain: c2). Version 1 has no word for a hold or a collection: both are still delivered,
 * and the description says the rest.
 */
export const goApiStatusOf: Readonly<Record<FactoringStatus, GoApiStatus>> = {
  preparing: "Unspecified",
  preparation_failed: "Unspecified",
  ready: "Active",
  fetched: "Active",
  delivered: "Delivered",
  disputed: "Complained",
  on_hold: "Delivered",
  collection: "Delivered",
  rejected: "Forfeit",
  withdrawn: "Forfeit",
  recoursed: "Forfeit",
  completed: "Completed",
};

/** The number under which v1 knows a status. */
export function goApiNumber(status: GoApiStatus): number {
  return goApiStatuses.indexOf(status);
}

/** What a v1 status update means after delivery; what is not here cannot be reported. */
export const reportedByGoApi = {
  Forfeit: "recoursed",
  Complained: "disputed",
  Completed: "completed",
  Delivered: "delivered",
} as const satisfies Partial<Record<GoApiStatus, FactoringStatus>>;

/** The fields of a v1 invoice that can be filtered and sorted by. */
export const goApiFields = {
  id: "id",
  customerCode: "integer",
  customerEmail: "text",
  totalAmount: "amount",
  invoiceNo: "integer",
  invoiceDeliveryDate: "date",
  invoiceDate: "date",
  dueDate: "date",
  createdDate: "moment",
  isDelivered: "flag",
  originalInvoiceNo: "integer",
  factoringInvoiceStatus: "status",
  factoringInvoiceStatusDescription: "text",
  debtorEmailAddress: "text",
  debtorPhoneNumber: "text",
  projectCode: "text",
  projectName: "text",
  departmentCode: "text",
  departmentName: "text",
} as const satisfies Fields<string>;

export type GoApiField = keyof typeof goApiFields;

/** A literal as its field wants it: amounts in øre, moments in UTC, statuses by their numbers. */
export type GoApiValue = string | number | bigint | boolean | null;

/** What a literal means beside a field of some kind, or `undefined` when the two cannot be compared so. */
export function goApiValue(
  kind: FieldKind,
  comparison: Comparison,
  { kind: written, text }: Literal,
): GoApiValue | undefined {
  const isEquality = comparison === "eq" || comparison === "ne";
  if (written === "null") return isEquality ? null : undefined;
  switch (kind) {
    case "id":
      return isEquality && (written === "id" || written === "text") ? idOf(text) : undefined;
    case "flag":
      return isEquality && written === "flag" ? text === "true" : undefined;
    case "integer":
      return written === "number" && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case "amount":
      return written === "number" && /^-?\d{1,13}(\.\d{1,2})?$/.test(text)
        ? (parseAmount(text) ?? undefined)
        : undefined;
    case "text":
      return written === "text" && isPrintable(text) ? text : undefined;
    case "date":
      return written === "date" || written === "text" ? dayOf(text) : undefined;
    case "moment":
      return written === "date" || written === "text" ? momentOf(text) : undefined;
    case "status":
      return statusNumber(written, text);
  }
}

function idOf(text: string): string | undefined {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : undefined;
}

/** What Postgres cannot hold, and no invoice does. */
function isPrintable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return !/[\u0000-\u001f\u007f]|\p{Surrogate}/u.test(text);
}

/** A date, or a moment at midnight, as v1 clients write dates. */
function dayOf(text: string): string | undefined {
  const [day = "", time = "00:00"] = text.split("T");
  return /^00:00(:00(\.0+)?)?(Z|[+-]\d{2}:\d{2})?$/.test(time) ? known(parseIsoDate(day)) : undefined;
}

/** Without an offset it is UTC, as every moment that the API writes. */
function momentOf(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)(Z|[+-]\d{2}:\d{2})?)?$/i.exec(
    text,
  );
  const [, day = "", time = "00:00", offset = "Z"] = match ?? [];
  if (!match || known(parseIsoDate(day)) === undefined) return undefined;
  const moment = new Date(`${day}T${time}${offset.toUpperCase()}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** Years that a ledger and Postgres both know. */
function known(day: string | null): string | undefined {
  return day !== null && day >= "1900" && day < "3000" ? day : undefined;
}

function statusNumber(written: Literal["kind"], text: string): number | undefined {
  if (written === "number") return /^[0-5]$/.test(text) ? Number(text) : undefined;
  const named = goApiStatuses.findIndex((name) => name.toLowerCase() === text.toLowerCase());
  return written === "text" && named >= 0 ? named : undefined;
}
