import { z } from "zod";
import type { Jobs } from "@/db/writes/jobs";

/** What every payload tells: whose books, and which request caused the job. */
const cause = { companyId: z.int().positive(), requestId: z.string() };

/** The payloads of the tasks, read again as they come out of the queue: an old release may have put them there. */
export const payloads = {
  prepare: z.object({ ...cause, invoiceIds: z.array(z.uuid()) }),
  print: z.object({ ...cause, invoiceId: z.uuid() }),
  webhook: z.object({ ...cause, deliveryId: z.uuid() }),
  email: z.object({
    ...cause,
    invoiceId: z.uuid(),
    to: z.string(),
    copy: z.boolean(),
    askedBy: z.string().optional(),
  }),
  remind: z.object({ ...cause, runId: z.uuid(), part: z.int().nonnegative() }),
  recurring: z.object({ ...cause, runId: z.uuid() }),
  closeConnection: z.object({ ...cause, connectionId: z.uuid() }),
  // A partner's people are of no company.
  invite: z.object({ requestId: z.string(), invitationId: z.uuid() }),
  analyze: z.object({ ...cause, tables: z.array(z.string()) }),
} satisfies Record<keyof Jobs, z.ZodType>;
