import {
  createLoader,
  createSerializer,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import {
  askedAges,
  askedStatuses,
  everything,
  invoiceSources,
  type ReportFilter,
  type ReportHead,
  type ReportOrder,
  type ReportView,
  reportLevels,
} from "@/lib/domain/report";
import { parseAsIsoDate } from "./iso-date-param";
import { orderOf } from "./order";

/** What an address says of a report's filter: the same names as the filter has, which a bookkeeper can read and share. */
export const filterParsers = {
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  asOf: parseAsIsoDate,
  customer: parseAsInteger,
  status: parseAsStringLiteral(askedStatuses),
  description: parseAsString.withDefault(""),
  age: parseAsStringLiteral(askedAges),
  source: parseAsStringLiteral(invoiceSources),
  open: parseAsBoolean.withDefault(false),
  q: parseAsString.withDefault(""),
};

/** The level is asked for beside the filter: another level begins in its own order. */
export const levelParser = parseAsStringLiteral(reportLevels);

const parsers = { ...filterParsers, level: levelParser, sort: parseAsString };
const load = createLoader(parsers);

/** The address in one spelling, without what is not the report's: the part after the path, or "". */
const write = createSerializer(parsers);

/** A query as a page, a route or an action has it. */
type Address = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

/** Filter, level and order out of an address; what cannot be read, or is not the report's, is as if it were not there. */
export function readReportRequest(
  address: Address,
  head: ReportHead,
): { filter: ReportFilter; view: ReportView; order: ReportOrder; query: string } {
  const { sort, level, ...asked } = load(address);
  const given = Object.fromEntries(head.filters.map((id) => [id, asked[id]]));
  const filter = bounded({ ...everything, ...given });
  const view = head.views.find((each) => each.level === level) ?? head.views[0];
  const order = orderOf(sort, view);
  return {
    filter,
    view,
    order,
    query: write({ ...filter, level: view === head.views[0] ? null : view.level, sort }),
  };
}

/** A number that can be a customer's, and words short enough to look for. */
function bounded({ customer, q, description, ...rest }: ReportFilter): ReportFilter {
  return {
    ...rest,
    customer: customer !== null && customer > 0 && customer < 2 ** 31 ? customer : null,
    q: q.slice(0, 100),
    description: description.slice(0, 100),
  };
}
