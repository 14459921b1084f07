import type { ReadDb, Scope } from "@/db/scope";
import { addAttachment } from "@/lib/services/invoices/attachments";
import { done } from "./books";
import type { PlannedInvoice } from "./plan";

type StoryFile = { readonly filename: string; readonly bytes: Uint8Array };

/** What the inn attaches to its invoices: to the last that is delivered, and to the last that waits to be fetched. */
export function attachmentsOf(
  plan: readonly PlannedInvoice[],
): ReadonlyMap<PlannedInvoice, readonly StoryFile[]> {
  const last = (fate: PlannedInvoice["fate"]) => plan.filter((one) => one.fate === fate).slice(-1);
  const program = { filename: "Program og dagpakker.pdf", bytes: linesAsPdf(programLines) };
  const guests = { filename: "Deltakerliste.csv", bytes: new TextEncoder().encode(guestLines.join("\r\n")) };
  return new Map<PlannedInvoice, readonly StoryFile[]>([
    ...last("delivered").map((one) => [one, [program]] as const),
    ...last("ready").map((one) => [one, [program, guests]] as const),
  ]);
}

/** Attach files to a draft. */
export async function attachFiles(
  scope: Scope<ReadDb>,
  invoiceId: string,
  files: readonly StoryFile[],
): Promise<void> {
  for (const file of files) await done(addAttachment(scope, { invoiceId, ...file }));
}

const programLines = [
  "Vardefjell Mat og Møter AS",
  "Program og dagpakker",
  "",
  "09.00  Kaffe og rundstykker",
  "09.30  Møte i Varden, prosjektor og tavle",
  "12.00  Lunsj i peisestua",
  "15.00  Kaffe og kringle",
  "16.00  Slutt",
  "",
  "Dagpakke per deltaker etter avtale. Overnatting er ført på egne linjer i fakturaen.",
];

const guestLines = [
  "Navn;Dager;Overnatting",
  "Ane Berg;2;ja",
  "Bjørn Dahl;2;ja",
  "Cecilie Åsen;1;nei",
  "Dag Østby;2;nei",
  "",
];

/** Lines of text on one page, in the font that every reader has. */
function linesAsPdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj T*`).join("\n");
  const content = Buffer.from(`BT /F1 11 Tf 16 TL 64 770 Td\n${shown}\nET\n`, "latin1");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content.toString("latin1")}endstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let body = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${place.toString().padStart(10, "0")} 00000 n \n`;
  });
  const start = body.length;
  const size = objects.length + 1;
  body += `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}`;
  body += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body, "latin1"));
}
