import { z } from "zod";
import { importColumns } from "@/lib/domain/card-import";
import { suggestionKinds } from "@/lib/domain/card-suggestions";
import type { CustomerField } from "@/lib/domain/customer";
import { mendableFields } from "@/lib/domain/mend-card";

/** Every field that a card can have something to mend in, and that a list can be filtered by. */
export const lackableFields = [
  ...mendableFields,
  "paymentTermsDays",
] as const satisfies readonly CustomerField[];

const number = z.coerce.number().int().positive().optional().catch(undefined);

/** The workbench as it stands in the URL; what makes no sense there counts as not given. */
export const workbenchFilter = z.object({
  show: z
    .enum(["all", "lacking", ...lackableFields])
    .default("lacking")
    .catch("lacking"),
  q: z.string().trim().max(100).optional().catch(undefined),
  after: number,
  before: number,
  /** A customer to begin at, as a link from elsewhere names him, and the field to go to. */
  field: z.string().optional().catch(undefined),
});

const line = (max: number) => z.string().max(max, "too_long").nullable();

/** What shall stand on a card instead; lengths are the card's own (`lib/contracts/customer.ts`). */
const cardPatch = z.strictObject({
  isPerson: z.boolean().optional(),
  name: z.string().max(200, "too_long").optional(),
  firstName: line(100).optional(),
  lastName: line(100).optional(),
  orgNr: line(40).optional(),
  street: line(200).optional(),
  street2: line(200).optional(),
  postalCode: line(20).optional(),
  city: line(100).optional(),
  country: z.string().length(2, "invalid_country").optional(),
  phone: line(40).optional(),
  email: line(254).optional(),
  invoiceEmail: line(254).optional(),
  buyerReference: line(100).optional(),
});

/** Rows of the workbench to save; `rehearse` only tells what would happen. */
export const mendCardsInput = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        customerNo: z.int().positive(),
        version: z.int().positive().nullable(),
        patch: cardPatch,
      }),
    )
    .min(1)
    .max(1_000, "too_many"),
  rehearse: z.boolean(),
});

/** «Bruk forslagene»: of one kind, on all cards but some; `after` goes on where the last call ended. */
export const applySuggestionsInput = z.strictObject({
  kind: z.enum(suggestionKinds),
  except: z.array(z.int().positive()).max(1_000),
  after: z.int().min(0),
});

const column = z.enum(importColumns).nullable();

/** A file of corrections: with `mapping` null the columns are guessed by their headers. */
export const importCardsInput = z.strictObject({
  filename: z.string().min(1).max(200),
  bytes: z.instanceof(Uint8Array),
  mapping: z.array(column).max(200).nullable(),
  save: z.enum(["preview", "good", "all"]),
});
