import { z } from "zod";
import { deliveryMethods } from "@/lib/domain/customer";
import { lackableFields } from "./data-quality";

const line = (max: number) => z.string().max(max, "too_long");

/** Days as typed. What is no number goes on as NaN: the domain says so together with all else (M9). */
const days = z
  .string()
  .max(10)
  .transform((text) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN));

/**
 * The card as the form holds it: every field is text, empty when blank. Only the shape is judged here; what a
 * customer must have is the domain's to say, for all fields at once.
 */
export const customerCard = z.strictObject({
  isPerson: z.boolean(),
  name: line(200),
  firstName: line(100),
  lastName: line(100),
  orgNr: line(40),
  street: line(200),
  street2: line(200),
  postalCode: line(20),
  city: line(100),
  country: z.string().length(2, "invalid_country"),
  phone: line(40),
  email: line(254),
  invoiceEmail: line(254),
  buyerReference: line(100),
  language: z.enum(["nb", "en"]),
  paymentTermsDays: days,
  useFactoring: z.boolean(),
  sendReminders: z.boolean(),
  deliveryMethod: z.enum(deliveryMethods),
  /** Empty is the usual template. */
  brandingTemplateId: z.union([z.literal(""), z.uuid()]).transform((id) => id || null),
});

/** What the fields of the form hold. */
export type CustomerValues = z.input<typeof customerCard>;

/** Save a card: a new one without number, or an existing one at the version that the user saw. */
export const saveCustomerInput = z.strictObject({
  customerNo: z.int().positive().nullable(),
  version: z.int().positive().nullable(),
  card: customerCard,
});

/** A Norwegian postal code whose place is asked for. */
export const findPlaceInput = z.strictObject({
  postalCode: z.string().regex(/^\d{4}$/, "invalid_postal_code"),
});

/** An organisation number or a name to look up in Enhetsregisteret. */
export const lookUpInput = z.strictObject({
  query: z.string().trim().min(2, "required").max(200, "too_long"),
});

const number = z.coerce.number().int().positive().optional().catch(undefined);

/** The filter of the list as it stands in the URL; what makes no sense there counts as not given. */
export const customerFilter = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  factoring: z.enum(["yes", "no"]).optional().catch(undefined),
  /** Factoring customers that lack anything, or have something to mend in one field. */
  missing: z
    .enum(["lacking", ...lackableFields])
    .optional()
    .catch(undefined),
  after: number,
  before: number,
});

/** Where a link may lead on the card: a tab, and a field on it. */
export const cardPlace = z.object({
  tab: z.string().optional().catch(undefined),
  field: z.string().optional().catch(undefined),
});

/** A customer number in a path; what is none becomes 0, a number that no customer has. */
export const customerNoInPath = z.coerce.number().int().min(0).max(9_999_999).catch(0);
