import pdfMake from "pdfmake";
import roboto from "pdfmake/fonts/Roboto.js";
import type { TDocumentDefinitions } from "pdfmake/interfaces";

const fontFiles: ReadonlySet<string> = new Set(Object.values(roboto.Roboto));

// A document is text and rules of our own; nothing in it may fetch an address or read another file.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy((path) => fontFiles.has(path));
pdfMake.addFonts(roboto);

/** Lay out a document and return its bytes. Throws when the definition is wrong. */
export async function renderPdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  return new Uint8Array(await pdfMake.createPdf(definition).getBuffer());
}
