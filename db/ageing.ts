import { type SQL, sql } from "drizzle-orm";

/** The step of an age list (`receivableAges`) for so many days past due; 0 and fewer are not due. */
export function ageStep(daysOverdue: SQL): SQL {
  return sql`case
    when ${daysOverdue} <= 0 then 'not_due'
    when ${daysOverdue} <= 30 then 'days_1_30'
    when ${daysOverdue} <= 60 then 'days_31_60'
    when ${daysOverdue} <= 90 then 'days_61_90'
    else 'over_90' end`;
}
