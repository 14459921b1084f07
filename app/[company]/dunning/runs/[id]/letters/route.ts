import { z } from "zod";
import { documentAnswer } from "@/lib/edge/document-answer";
import { requireScope } from "@/lib/edge/session";
import { printLetters } from "@/lib/services/dunning/print-letters";

/** The letters of a run that go on paper, as one file to print. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[company]/dunning/runs/[id]/letters">,
) {
  const { company, id } = await params;
  const scope = await requireScope(company);
  const file = z.uuid().safeParse(id).success ? await printLetters(scope, { runId: id }) : null;
  return documentAnswer(file, request);
}
