import { languageOf } from "@/lib/edge/language";
import { problemPage } from "@/lib/edge/problem-pages";

/** What one problem code means, and what mends it. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/docs/problems/[code]">,
): Promise<Response> {
  const { code } = await params;
  const page = await problemPage(code, languageOf(request.headers.get("accept-language")));
  return page ?? new Response(null, { status: 404 });
}
