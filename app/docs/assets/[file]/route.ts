import { docsAsset } from "@/lib/edge/docs-assets";

/** Scripts and styles of the API reference. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  return docsAsset(file);
}
