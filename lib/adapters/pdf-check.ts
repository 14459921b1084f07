import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { ok, type Result, refuse } from "@/lib/domain/result";

/** What can be wrong with a PDF that comes from outside (M21). */
export type PdfRefusal =
  | { readonly code: "pdf_empty" }
  | { readonly code: "pdf_too_large"; readonly bytes: number; readonly maxBytes: number }
  | { readonly code: "pdf_not_a_pdf" }
  | { readonly code: "pdf_malformed" }
  | { readonly code: "pdf_encrypted" }
  | { readonly code: "pdf_no_pages" };

/** 30 MB, as the partner API promises. */
export const maxPdfBytes = 30 * 1024 * 1024;

/** How long a file may take to read before it counts as malformed, in milliseconds. */
const patience = 10_000;

const readerOptions = { stopAtErrors: true, isEvalSupported: false, verbosity: 0 } as const;

const magic = "%PDF-";

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Whether these bytes are a PDF that anybody can open, now and in five years: every page is
 * found without repair, and no password stands on it. What is drawn on the pages is not read: it is
 * the sender's, and reading it would be work that a sender could make as long as he likes. The bytes
 * are neither changed nor kept.
 */
export async function checkPdf(bytes: Uint8Array): Promise<Result<{ readonly pages: number }, PdfRefusal>> {
  if (bytes.length === 0) return refuse({ code: "pdf_empty" });
  if (bytes.length > maxPdfBytes) {
    return refuse({ code: "pdf_too_large", bytes: bytes.length, maxBytes: maxPdfBytes });
  }
  // At the very start, though readers look further: a file that is also a web page is not wanted here.
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, magic.length));
  if (start !== magic) return refuse({ code: "pdf_not_a_pdf" });

  return read(bytes);
}

async function read(bytes: Uint8Array): Promise<Result<{ readonly pages: number }, PdfRefusal>> {
  // The reader itself is loaded first: that it cannot be is our own failure, and no fault of the file.
  await getResolvedPDFJS();
  const deadline = AbortSignal.timeout(patience);
  let document: PdfDocument | undefined;
  try {
    // A copy, because the reader takes over the buffer that it is given.
    document = await inTime(getDocumentProxy(bytes.slice(), readerOptions), deadline);
    return await inTime(judge(document, deadline), deadline);
  } catch (error) {
    const isProtected = error instanceof Error && error.name === "PasswordException";
    return refuse({ code: isProtected ? "pdf_encrypted" : "pdf_malformed" });
  } finally {
    await document?.loadingTask.destroy();
  }
}

async function judge(
  document: PdfDocument,
  deadline: AbortSignal,
): Promise<Result<{ readonly pages: number }, PdfRefusal>> {
  const { info } = await document.getMetadata();
  // With an owner's password only, the file opens but says so: it may not be printed, copied or archived.
  if ("EncryptFilterName" in info && info.EncryptFilterName) return refuse({ code: "pdf_encrypted" });
  if (document.numPages < 1) return refuse({ code: "pdf_no_pages" });

  for (let number = 1; number <= document.numPages; number += 1) {
    deadline.throwIfAborted();
    await document.getPage(number);
  }
  return ok({ pages: document.numPages });
}

/** The reader shares our thread, so this ends a wait between its steps and not a step itself; the size limit bounds those. */
function inTime<Value>(work: Promise<Value>, deadline: AbortSignal): Promise<Value> {
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
  });
  return Promise.race([work, late]);
}
