import { createParser } from "nuqs/server";
import { type IsoDate, parseIsoDate } from "@/lib/domain/dates";

/** A date in an address, in ISO form. */
export const parseAsIsoDate = createParser<IsoDate>({ parse: parseIsoDate, serialize: String });
