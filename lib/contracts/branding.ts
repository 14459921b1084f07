import { z } from "zod";

/** Longer than any text may be: what it may be is the domain's to say, at its field. */
const typed = z.string().max(5000, "too_long");

const texts = z.strictObject({ assignmentNotice: typed, intro: typed, footer: typed });

/** A template as the form holds it: every field is text, empty when blank. */
export const templateInput = z.strictObject({
  name: typed,
  bankAccount: typed.transform((text) => text.trim() || null),
  payee: typed.transform((text) => text.trim() || null),
  isDefault: z.boolean(),
  texts: z.strictObject({ nb: texts, en: texts }),
});

/** What the fields of the form hold. */
export type TemplateValues = z.input<typeof templateInput>;

/** What becomes of the logo: the bytes are judged by the verb, whatever the file is called. */
const logoInput = z.discriminatedUnion("change", [
  z.strictObject({ change: z.literal("keep") }),
  z.strictObject({ change: z.literal("remove") }),
  z.strictObject({
    change: z.literal("replace"),
    filename: z.string().min(1).max(255),
    bytes: z.instanceof(Uint8Array),
  }),
]);

export type LogoChange = z.output<typeof logoInput>;

/** Save a template: a new one without id, or an existing one at the version that the user saw. */
export const saveTemplateInput = z.strictObject({
  templateId: z.uuid().nullable(),
  version: z.int().positive().nullable(),
  template: templateInput,
  logo: logoInput,
  /** Made for an alternative integration: it must tell the assignment whole (edge 39). */
  assigning: z.boolean().optional(),
});

/** Put a template away, or bring it back. */
export const archiveTemplateInput = z.strictObject({ templateId: z.uuid(), archived: z.boolean() });

/** The languages that customers read. */
export const brandingLanguage = z.enum(["nb", "en"]);

/** Show a template as it is typed, on a sample invoice. */
export const previewTemplateInput = z.strictObject({
  templateId: z.uuid().nullable(),
  template: templateInput,
  logo: logoInput,
  language: brandingLanguage,
});
