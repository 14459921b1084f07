import { createHash } from "node:crypto";
import { z } from "zod";
import { findTemplate } from "@/db/queries/branding";
import { brandingLanguage } from "@/lib/contracts/branding";
import { documentAnswer } from "@/lib/edge/document-answer";
import { requireScope } from "@/lib/edge/session";
import { previewTemplate } from "@/lib/services/branding/preview-template";

/** A sample invoice with a stored template; `?language=en` as an English customer would have it. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[company]/settings/templates/[id]/preview">,
) {
  const { company, id } = await params;
  const scope = await requireScope(company);
  const template = z.uuid().safeParse(id).success ? await findTemplate(scope, id) : null;
  if (!template) return documentAnswer(null, request);

  const language = brandingLanguage.catch("nb").parse(new URL(request.url).searchParams.get("language"));
  const sample = await previewTemplate(scope, {
    templateId: template.id,
    template,
    logo: { change: "keep" },
    language,
  });
  if (!sample.ok) return documentAnswer(null, request);
  const { bytes } = sample.value;
  const sha256 = createHash("sha256").update(bytes).digest();
  return documentAnswer({ filename: "eksempel.pdf", mediaType: "application/pdf", bytes, sha256 }, request);
}
