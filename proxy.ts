import { type NextRequest, NextResponse } from "next/server";
import { occasionOf } from "@/lib/edge/endpoint";
import { goApiNotFound } from "@/lib/edge/goapi";
import { problemResponse } from "@/lib/edge/problem";

/** Only what has a percent sign in its path, which no address of ours needs: all other requests pass by. */
export const config = { matcher: ["/api/v1/:path(.*%.*)", "/compat/:path(.*%.*)"] };

/**
 * An address whose percent-encoding is no UTF-8 names nothing. Next's own router answers 500 to it, before any route
 * of ours is asked.
 */
export function proxy(request: NextRequest): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  if (isReadable(pathname)) return NextResponse.next();
  if (pathname.startsWith("/compat/")) return goApiNotFound(request);
  return problemResponse({ code: "not_found" }, occasionOf(request));
}

function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
