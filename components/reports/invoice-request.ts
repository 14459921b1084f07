import {
  createLoader,
  createSerializer,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { factoringStatuses } from "@/lib/domain/factoring";
import {
  type InvoiceReportFilter,
  type InvoiceReportSort,
  invoiceReportSorts,
  type ReportOrder,
} from "@/lib/domain/invoice-report";
import { parseAsIsoDate } from "./iso-date-param";
import { orderOf } from "./order";

/** What the address says of «Fakturaoversikt». Short names that a bookkeeper can read and share. */
export const invoiceRequestParsers = {
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  customer: parseAsInteger,
  status: parseAsStringLiteral([...factoringStatuses, "not_factored"]),
  open: parseAsBoolean.withDefault(false),
  q: parseAsString.withDefault(""),
  sort: parseAsString.withDefault("-number"),
};

const load = createLoader(invoiceRequestParsers);

/** The address in one spelling, without what is not the report's: the part after the path, or "". */
const writeInvoiceRequest = createSerializer(invoiceRequestParsers);

/** A query as a page, a route or an action has it. */
type Address = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

/** Filter and order out of an address; what cannot be read is as if it were not there. */
export function readInvoiceRequest(address: Address): {
  filter: InvoiceReportFilter;
  order: ReportOrder<InvoiceReportSort>;
  query: string;
} {
  const asked = load(address);
  const { from, to, customer, status, open, q, sort } = asked;
  return {
    filter: {
      from,
      to,
      customerNo: customer !== null && customer > 0 && customer < 2 ** 31 ? customer : null,
      factoringStatus: status,
      openOnly: open,
      search: q.slice(0, 100),
    },
    order: orderOf(sort, invoiceReportSorts, "number"),
    query: writeInvoiceRequest(asked),
  };
}
