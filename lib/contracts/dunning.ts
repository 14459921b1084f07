import { z } from "zod";
import { type IsoDate, parseIsoDate } from "@/lib/domain/dates";
import type { DunningSettings } from "@/lib/domain/dunning";
import { halfYearOf, latestKnownRate } from "@/lib/domain/dunning-rates";
import { parsePercent } from "@/lib/domain/typed-numbers";

const isoDate = z.string().transform((text, context): IsoDate => {
  const date = parseIsoDate(text);
  if (!date) context.addIssue({ code: "custom", message: "invalid_date" });
  return date ?? ("" as IsoDate);
});

/** What becomes reminders: all that may be reminded of but those marked, or none but those marked. */
export const runDunningInput = z.object({
  runDate: isoDate,
  selection: z.object({ all: z.boolean(), marked: z.array(z.uuid()).max(20_000) }),
  deliveries: z.record(z.uuid(), z.enum(["email", "print"])),
});

export type RunDunningInput = z.input<typeof runDunningInput>;

/** The day of a proposal as it stands in the address; a day that does not exist is today. */
export const proposalAsked = z.object({ date: z.string().max(20).optional().catch(undefined) });

/** Which page of a list, by the row before it, as it stands in the address. */
export const pageAsked = z.object({ before: z.uuid().optional().catch(undefined) });

/** Which page of a run, by the reminder before it. */
export const afterAsked = z.object({ after: z.uuid().optional().catch(undefined) });

export const runInput = z.object({ runId: z.uuid() });

export const invoiceInput = z.object({ invoiceId: z.uuid() });

/** Where «Vis flere» goes on: after an invoice of one of the lists of a day. */
export const moreInput = z.object({
  date: isoDate,
  after: z.uuid(),
});

function days(code: string, least: number, most: number) {
  return z
    .string()
    .regex(/^\s*\d{1,3}\s*$/, code)
    .transform(Number)
    .refine((value) => value >= least && value <= most, code);
}

/** A rate as it is typed, "12,25"; left blank it is not known yet. */
const rate = z.object({
  validFrom: isoDate.refine((date) => date === halfYearOf(date) && date > latestKnownRate.validFrom),
  rate: z
    .string()
    .max(10, "invalid_rate")
    .transform((text, context): number | null => {
      const typed = text.trim() === "" ? null : parsePercent(text);
      if (text.trim() !== "" && (typed === null || typed === 0))
        context.addIssue({ code: "custom", message: "invalid_rate" });
      return typed;
    }),
});

/** How the company reminds, and whether it hands claims to a debt collector (M36). */
export const dunningSettingsInput = z
  .object({
    version: z.int().nonnegative(),
    daysAfterDue: days("invalid_days_after_due", 1, 365),
    daysToPay: days("invalid_days_to_pay", 14, 60),
    chargeFee: z.boolean(),
    chargeInterest: z.boolean(),
    interestRates: z.array(rate).max(100),
    collectionEnabled: z.boolean(),
    collectionAgency: z.string().trim().max(200, "too_long"),
  })
  .refine(({ collectionEnabled, collectionAgency }) => !collectionEnabled || collectionAgency !== "", {
    path: ["collectionAgency"],
    message: "agency_required",
  })
  .transform(({ collectionAgency, interestRates, ...rest }): DunningSettings & { version: number } => ({
    ...rest,
    collectionAgency: collectionAgency === "" ? null : collectionAgency,
    interestRates: interestRates.flatMap(({ validFrom, rate: typed }) =>
      typed === null ? [] : [{ validFrom, rate: typed }],
    ),
  }));

export type DunningSettingsForm = z.input<typeof dunningSettingsInput>;
