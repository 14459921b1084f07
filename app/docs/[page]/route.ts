import { docsPage } from "@/lib/edge/docs-pages";

/** One page of the integrators' portal: HTML, or Markdown when its name ends so. */
export async function GET(_request: Request, { params }: RouteContext<"/docs/[page]">): Promise<Response> {
  const { page } = await params;
  return (await docsPage(page)) ?? new Response(null, { status: 404 });
}
