import { helpMarkdown, helpPage } from "@/lib/edge/help-pages";

/** One page of the help: HTML, or Markdown when its name ends so. */
export async function GET(_request: Request, { params }: RouteContext<"/help/[topic]">): Promise<Response> {
  const { topic } = await params;
  const found = topic.endsWith(".md") ? helpMarkdown(topic.slice(0, -3)) : helpPage(topic);
  return (await found) ?? new Response(null, { status: 404 });
}
