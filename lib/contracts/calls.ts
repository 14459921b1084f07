import { z } from "zod";

/** The outcomes that calls are filtered by: the first digit of the status. */
export const statusClasses = ["2", "4", "5"] as const;

const word = z.string().regex(/^\w{1,60}$/);

/** What the address of a log of calls asks for; what makes no sense there counts as not given. */
export const callFilter = z.object({
  status: z.enum(statusClasses).optional().catch(undefined),
  operation: word.optional().catch(undefined),
  code: word.optional().catch(undefined),
});

export type CallFilter = z.output<typeof callFilter>;

/** The id of a call, an endpoint or a connection in an address, or null when it is none. */
export function uuidOf(segment: string): string | null {
  return z.uuid().safeParse(segment).data ?? null;
}

/** «Send testmelding». */
export const testWebhookInput = z.strictObject({ endpointId: z.uuid() });

/** «Send på nytt». */
export const replayWebhookInput = z.strictObject({ endpointId: z.uuid(), deliveryId: z.uuid() });

/** «Varsle på nytt». */
export const tellAgainInput = z.strictObject({ sequence: z.int().min(1) });
