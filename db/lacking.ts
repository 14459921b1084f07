import { type SQL, sql } from "drizzle-orm";
import { type CustomerField, customerProblemCodes } from "@/lib/domain/customer";
import { customers } from "./schema/customers";

/**
 * Whether a card lacks anything for factoring, or has something to mend in one field, as the stored answer has it (M12). A
 * card that nobody has asked the rules about counts as lacking, until it is known better.
 */
export function lacks(what: "lacking" | CustomerField): SQL {
  // Written as the partial index is, which holds no complete card: also for one field, which few cards lack.
  const any = sql`(${customers.lacking} is null or ${customers.lacking} <> '{}')`;
  if (what === "lacking") return any;
  const stored = `{${customerProblemCodes.map((code) => `${what}:${code}`).join(",")}}`;
  return sql`${any} and ${customers.lacking} && ${stored}::text[]`;
}
