import { z } from "zod";

/** Where the lists of the follow-up page go on, as it stands in the address; what is no such place is the beginning. */
export const followUpPlace = z.object({
  late: z.uuid().optional().catch(undefined),
  credits: z
    .string()
    .regex(/^\d{1,4}-\d{1,15}-\d{1,5}$/)
    .transform((text) => {
      const [series = 0, voucherNo = 0, line = 0] = text.split("-").map(Number);
      return { series, voucherNo, line };
    })
    .optional()
    .catch(undefined),
});
