/**
 * Where to go after signing in: the asked-for path when it is one of our own, else the front page. A browser
 * reads `//host`, `/\host` and `/<tab>/host` as another site, so the path is read as a browser would.
 */
export function safePath(next: string | null | undefined): string {
  if (!next?.startsWith("/")) return "/";

  const home = "http://home.invalid";
  const target = URL.canParse(next, home) ? new URL(next, home) : null;
  if (!target || target.origin !== home || target.pathname.startsWith("//")) return "/";
  return `${target.pathname}${target.search}`;
}
