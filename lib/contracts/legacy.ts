import { z } from "zod";

/** An invoice number in an address, to go on after; left out when it is none. */
export const numberInPath = z.coerce.number().int().positive().optional().catch(undefined);
