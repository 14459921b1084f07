import { z } from "zod";
import { reportIds } from "@/lib/domain/report";

/** Which columns of a report a user has put away. */
export const saveColumnsInput = z.object({
  report: z.enum(reportIds),
  hiddenColumns: z.array(z.string().min(1).max(40)).max(50),
});

export type SaveColumnsInput = z.output<typeof saveColumnsInput>;
