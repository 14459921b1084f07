import { z } from "zod";

/** The files that a report can be had as. */
export const reportFileFormat = z.enum(["csv", "xlsx"]).catch("csv");

/** A spreadsheet is made whole in memory before its first byte is sent; a CSV is written as it is read, and has no end. */
export const excelRows = 20_000;
