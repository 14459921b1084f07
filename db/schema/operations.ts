import { pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "../columns";

/** The latest sign of life of each background process: what `/api/health` looks at. */
export const heartbeats = pgTable("heartbeats", {
  process: text().primaryKey(),
  beatAt: moment().notNull(),
});
