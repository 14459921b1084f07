import { z } from "zod";
import { findDocument } from "@/db/queries/documents";
import { documentAnswer } from "@/lib/edge/document-answer";
import { requireScope } from "@/lib/edge/session";

/** A stored file of this company's, shown in the browser; with `?download` it is saved instead. */
export async function GET(request: Request, { params }: RouteContext<"/[company]/documents/[id]">) {
  const { company, id } = await params;
  const scope = await requireScope(company);
  const file = z.uuid().safeParse(id).success ? await findDocument(scope, id) : null;
  return documentAnswer(file, request);
}
