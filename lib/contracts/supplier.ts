import { z } from "zod";

const line = (max: number) => z.string().max(max, "too_long");

/** The card as the form holds it: every field is text, empty when blank. What must be is the domain's to say. */
export const supplierCard = z.strictObject({
  name: line(200),
  orgNr: line(40),
  street: line(200),
  street2: line(200),
  postalCode: line(20),
  city: line(100),
  country: z.string().length(2, "invalid_country"),
  phone: line(40),
  email: line(254),
  bankAccount: line(50),
});

/** What the fields of the form hold. */
export type SupplierValues = z.input<typeof supplierCard>;

/** Save a supplier: a new one without number, or an existing one at the version that the user saw. */
export const saveSupplierInput = z.strictObject({
  supplierNo: z.int().positive().nullable(),
  version: z.int().positive().nullable(),
  card: supplierCard,
});

const number = z.coerce.number().int().positive().max(9_999_999).optional().catch(undefined);

/** The search of a list as it stands in the URL; what makes no sense there counts as not given. */
export const supplierFilter = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  after: number,
  before: number,
});
