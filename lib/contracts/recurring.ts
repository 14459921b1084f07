import { z } from "zod";
import { type IsoDate, parseIsoDate } from "@/lib/domain/dates";
import { recurringStates, type Schedule } from "@/lib/domain/recurring";
import { saveDraftInput } from "./invoice";

const isoDate = z.string().transform((text, context): IsoDate => {
  const date = parseIsoDate(text);
  if (!date) context.addIssue({ code: "custom", message: text === "" ? "required" : "invalid_date" });
  return date ?? ("" as IsoDate);
});

/** A whole number as it is typed, within limits; its message is `code`. */
function count(code: string, most: number) {
  return z
    .string()
    .regex(/^\s*\d{1,3}\s*$/, code)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, code);
}

/** The intervals with a name, in months; any other number is typed. */
export const namedIntervals = ["1", "3", "6", "12"] as const;

/** When an agreement is invoiced, and whether it sends itself. The number of months counts when no interval is named. */
export const scheduleInput = z
  .object({
    firstDate: isoDate,
    interval: z.enum([...namedIntervals, "other"]),
    months: z.string().max(10, "invalid_interval"),
    dayOfMonth: count("invalid_date", 31),
    endDate: z.union([z.literal("").transform(() => null), isoDate]),
    times: z
      .string()
      .regex(/^\s*(\d{1,3})?\s*$/, "invalid_times")
      .transform((text) => (text.trim() === "" ? null : Number(text)))
      .refine((times) => times !== 0, "invalid_times"),
    sendsItself: z.boolean(),
  })
  .superRefine(({ firstDate, endDate, interval, months }, context) => {
    if (endDate !== null && endDate < firstDate)
      context.addIssue({ code: "custom", path: ["endDate"], message: "end_before_first" });
    const typed = /^\s*\d{1,2}\s*$/.test(months) ? Number(months) : 0;
    if (interval === "other" && (typed < 1 || typed > 60))
      context.addIssue({ code: "custom", path: ["months"], message: "invalid_interval" });
  })
  .transform(
    ({ interval, months, sendsItself, ...schedule }): { schedule: Schedule; sendsItself: boolean } => ({
      schedule: { ...schedule, intervalMonths: Number(interval === "other" ? months : interval) },
      sendsItself,
    }),
  );

export type ScheduleForm = z.input<typeof scheduleInput>;

/** The editor of an agreement (edge 40): what an invoice's editor asks for, and when. */
export const saveRecurringInput = z
  .object({
    recurringId: z.uuid().nullable(),
    version: z.int().nullable(),
    draft: saveDraftInput,
    schedule: scheduleInput,
  })
  .transform(({ recurringId, version, draft, schedule }) => {
    const { customerNo, paymentTermsDays, buyerReference, orderReference, lines } = draft;
    const content = { customerNo, paymentTermsDays, buyerReference, orderReference, lines };
    return { recurringId, version, ...content, ...schedule };
  });

/** «Sett på pause», «Fortsett», «Avslutt». */
export const changeStateInput = z.object({
  recurringId: z.uuid(),
  version: z.int(),
  state: z.enum(recurringStates),
});

/** «Kjør gjentakende». Whether nobody asked for it is not for the browser to say. */
export const runRecurringInput = z.object({ throughDate: isoDate });

export const recurringRunInput = z.object({ runId: z.uuid() });

const one = z.string().max(100).optional().catch(undefined);

/** Which agreements, as it stands in the address; `after` is a date (or "infinity") and an id. */
export const recurringAsked = z.object({
  state: z.enum(recurringStates).optional().catch(undefined),
  q: one,
  after: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2}|infinity)_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .transform((text) => {
      const [day = "", id = ""] = text.split("_");
      return { date: day === "infinity" ? ("infinity" as const) : parseIsoDate(day), id };
    })
    .optional()
    .catch(undefined),
});

/** The day to look at, and where a list goes on, as they stand in the address. */
export const recurringPageAsked = z.object({
  date: one,
  before: one,
  after: one,
  invoice: z.uuid().optional().catch(undefined),
  customer: z
    .string()
    .regex(/^\d{4,9}$/)
    .optional()
    .catch(undefined),
});
