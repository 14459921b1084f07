import { z } from "zod";
import { isoDate, moment, uuid } from "@/lib/contracts/partner-api/values";
import { type Ore, parseAmount, toDecimalString } from "@/lib/domain/money";

/** Kroner as decimal text, exact from øre; the answer writes it as a bare JSON number (`lib/edge/goapi.ts`). */
const kroner = z.codec(
  z.string().regex(/^-?\d+\.\d{2}$/),
  z.custom<Ore>((value) => typeof value === "bigint"),
  {
    decode: (text, context) => {
      const amount = parseAmount(text);
      if (amount !== null) return amount;
      context.issues.push({ code: "custom", input: text });
      return z.NEVER;
    },
    encode: toDecimalString,
  },
);

/** The members that hold kroner. */
export const kronerFields: readonly string[] = ["totalAmount"];

const words = z.string().nullable();

/**
 * An invoice as PowerOffice's GoApi.Factoring has it (domain.md c5). A credit note has a negative amount and the
 * number of what it credits. Projects and departments are always null: Fordring's invoices have none.
 */
export const goApiInvoice = z.strictObject({
  id: uuid,
  customerCode: z.int(),
  customerEmail: words,
  totalAmount: kroner,
  invoiceNo: z.int(),
  invoiceDeliveryDate: isoDate,
  invoiceDate: isoDate,
  dueDate: isoDate,
  createdDate: moment,
  isDelivered: z.boolean(),
  originalInvoiceNo: z.int().nullable(),
  factoringInvoiceStatus: z.int().min(0).max(5),
  factoringInvoiceStatusDescription: z.string(),
  debtorEmailAddress: words,
  debtorPhoneNumber: words,
  projectCode: words,
  projectName: words,
  departmentCode: words,
  departmentName: words,
});

/** Some of them; `count` is how many there are in all, whatever `$skip` and `$top` show. */
export const goApiList = z.strictObject({
  data: z.array(goApiInvoice),
  count: z.int(),
  success: z.literal(true),
});

/** One of them, after something was done to it. */
export const goApiOne = z.strictObject({ data: goApiInvoice, success: z.literal(true) });

/** What went wrong: one sentence, and the fields to mend. The HTTP status beside it says the kind. */
export const goApiFailure = z.strictObject({
  success: z.literal(false),
  summary: z.string(),
  validation: z.array(z.strictObject({ field: z.string(), code: z.string(), message: z.string() })),
});
