import { z } from "zod";
import { type IsoDate, parseIsoDate } from "@/lib/domain/dates";
import { ownReports } from "@/lib/domain/own-report";

/** «Innsigelse fra kunde», «Sett på vent» and their ends. A reason is what the factoring company reads. */
export const ownReportInput = z.object({
  invoiceId: z.uuid(),
  report: z.enum(ownReports),
  reason: z.string().trim().max(500, "too_long"),
  /** For a hold: the day it ends by itself in the factoring company's plans; null while it is not known. */
  holdUntil: z
    .string()
    .nullable()
    .transform((text, context): IsoDate | null => {
      if (text === null || text === "") return null;
      const date = parseIsoDate(text);
      if (!date) context.addIssue({ code: "custom", message: "invalid_date" });
      return date;
    }),
});

export type OwnReportInput = z.output<typeof ownReportInput>;
