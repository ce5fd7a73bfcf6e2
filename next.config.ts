import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

const config: NextConfig = {
  typedRoutes: false,
  poweredByHeader: false,
  // Types are a stage of their own in `npm test`; checking them again would make every first start slower.
  typescript: { ignoreBuildErrors: true },
  // Loaded as it is installed, like pg, on which it stands.
  serverExternalPackages: ["pg-boss"],
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
