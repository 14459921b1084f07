import { problemPage } from "@/lib/edge/docs-page";
import { languageOf } from "@/lib/edge/language";

/** What one problem code means. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await params;
  return problemPage(code, languageOf(request.headers.get("accept-language")));
}
