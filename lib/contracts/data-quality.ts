import { z } from "zod";
import type { FieldChange } from "@/lib/domain/card-change";
import { type ColumnMapping, importColumns } from "@/lib/domain/card-import";
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
export const cardPatch = z.strictObject({
  isPerson: z.exactOptional(z.boolean()),
  name: z.exactOptional(z.string().max(200, "too_long")),
  firstName: z.exactOptional(line(100)),
  lastName: z.exactOptional(line(100)),
  orgNr: z.exactOptional(line(40)),
  street: z.exactOptional(line(200)),
  street2: z.exactOptional(line(200)),
  postalCode: z.exactOptional(line(20)),
  city: z.exactOptional(line(100)),
  country: z.exactOptional(z.string().length(2, "invalid_country")),
  phone: z.exactOptional(line(40)),
  email: z.exactOptional(line(254)),
  invoiceEmail: z.exactOptional(line(254)),
  buyerReference: z.exactOptional(line(100)),
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
  /** With the whole result as CSV, for a preview too. */
  csv: z.boolean(),
});

export type ImportCardsInput = z.output<typeof importCardsInput>;

/** What is wrong with a line of the file: at a field of the card, at its key, or with the line itself. */
export type ImportProblem = { readonly field: CustomerField | "customerNo" | null; readonly code: string };

/** How one line of the file went, or would go. */
export type ImportedLine = {
  /** The line's number in the file, as a spreadsheet or an editor counts. */
  readonly line: number;
  readonly customerNo: number | null;
  readonly name: string;
  readonly result: "changed" | "unchanged" | "failed";
  readonly problems: readonly ImportProblem[];
  readonly changes: readonly FieldChange[];
};

/** What an imported file did, or would do. */
export type ImportReport = {
  readonly header: readonly string[];
  /** The first rows, to see what each column holds. */
  readonly sample: readonly (readonly string[])[];
  readonly mapping: ColumnMapping;
  /** What tells whose card a line means; null when no column does, and then nothing was judged. */
  readonly key: "customerNo" | "orgNr" | null;
  readonly counts: { readonly changed: number; readonly unchanged: number; readonly failed: number };
  /** The first lines of each result; the counts and the CSV tell of the rest. */
  readonly lines: readonly ImportedLine[];
  readonly saved: boolean;
  /** All lines as they stood, each with its result, when it was asked for. */
  readonly csv: string | null;
};
