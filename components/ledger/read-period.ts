import { createLoader, parseAsInteger } from "nuqs/server";
import { parseAsIsoDate } from "@/components/reports/iso-date-param";

/** Period and series out of an address; what cannot be read is as if it were not there. */
export const readPeriod = createLoader({ from: parseAsIsoDate, to: parseAsIsoDate, series: parseAsInteger });
