import { z } from "zod";

const email = z.string().trim().toLowerCase().max(254).pipe(z.email("invalid_email"));

/** «Send invitasjon». */
export const inviteToDeskInput = z.object({ email, administrator: z.boolean() });

/** An invitation that is sent again or withdrawn. */
export const invitationInput = z.object({ invitationId: z.uuid() });

/** Someone who is taken out. */
export const deskPersonInput = z.object({ userId: z.string().min(1).max(100) });

/** Someone whose role is changed. */
export const deskRoleInput = deskPersonInput.extend({ administrator: z.boolean() });

/** A new person behind an invitation's link. */
export const newPersonInput = z.object({
  name: z.string().trim().min(1, "required").max(100),
  password: z.string().min(10, "password_too_short").max(200),
});
