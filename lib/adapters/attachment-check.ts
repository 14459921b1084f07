import type { AttachmentRefusal, AttachmentType } from "@/lib/domain/attachment";
import { ok, type Result, refuse } from "@/lib/domain/result";
import { checkPdf, type PdfRefusal } from "./pdf-check";
import { archiveFiles } from "./workbook-guard";

/**
 * Whether a file whose beginning is right is what it says further in as well: a PDF that anybody can open, a spreadsheet
 * and not any other archive. Nothing in it is run, drawn or changed, and pictures and tables of text are what they are.
 */
export async function checkContent(
  mediaType: AttachmentType,
  bytes: Uint8Array,
): Promise<Result<null, PdfRefusal | AttachmentRefusal>> {
  switch (mediaType) {
    case "application/pdf": {
      const pdf = await checkPdf(bytes);
      return pdf.ok ? ok(null) : pdf;
    }
    case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":
      return isWorkbook(bytes) ? ok(null) : refuse({ code: "attachment_content_differs", ending: "xlsx" });
    case "application/vnd.oasis.opendocument.spreadsheet":
      return isOpenDocument(bytes, mediaType)
        ? ok(null)
        : refuse({ code: "attachment_content_differs", ending: "ods" });
    default:
      return ok(null);
  }
}

/** Excel's, and without programs in it: a workbook with macros has another type, which EHF does not carry. */
function isWorkbook(bytes: Uint8Array): boolean {
  const names = new Set(archiveFiles(bytes)?.map(({ name }) => name));
  return names.has("[Content_Types].xml") && names.has("xl/workbook.xml") && !names.has("xl/vbaProject.bin");
}

/** An OpenDocument archive tells its type in a file of that name, not packed. */
function isOpenDocument(bytes: Uint8Array, mediaType: string): boolean {
  const told = archiveFiles(bytes)?.find(({ name }) => name === "mimetype");
  return told?.method === 0 && new TextDecoder().decode(told.data).trim() === mediaType;
}
