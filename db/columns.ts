import { sql } from "drizzle-orm";
import { customType, integer, timestamp, uuid } from "drizzle-orm/pg-core";
import type { IsoDate } from "@/lib/domain/dates";
import type { Ore } from "@/lib/domain/money";

/** Money: integer øre in a Postgres `bigint`, a branded `bigint` in TypeScript, never a float. */
export const oreColumn = customType<{ data: Ore; driverData: bigint | string }>({
  dataType: () => "bigint",
  fromDriver: (value) => BigInt(value) as Ore,
  toDriver: (value) => value.toString(),
});

/** A calendar date, carried as ISO text so that no time zone can move it. */
export const isoDateColumn = customType<{ data: IsoDate; driverData: string }>({
  dataType: () => "date",
  fromDriver: (value) => value as IsoDate,
});

/** Raw bytes: documents and digests. */
export const bytesColumn = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => new Uint8Array(value),
  toDriver: (value) => Buffer.from(value),
});

/** The company that owns the row: the first column of every key. */
export const companyId = () => integer().notNull();

/** A time-ordered id, so that newest-first paging needs no second column. */
export const newId = () => uuid().notNull().default(sql`uuidv7()`);

export const moment = () => timestamp({ withTimezone: true, mode: "date" });

export const createdAt = () => moment().notNull().defaultNow();
