import coreWebVitals from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const SIZE = { skipBlankLines: true, skipComments: true };

const config = [
  {
    ignores: [
      ".data/**",
      ".next/**",
      "coverage/**",
      "lib/db/generated/**",
      "next-env.d.ts",
      "node_modules/**",
      "playwright-report/**",
      "public/**",
      "test-results/**",
    ],
  },
  ...coreWebVitals,
  ...typescript,
  {
    files: ["**/*.{ts,tsx,js,mjs}"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-depth": ["error", 3],
      "max-lines": ["error", { max: 400, ...SIZE }],
      "max-lines-per-function": ["error", { max: 80, ...SIZE }],
      "max-params": ["error", 3],
      "no-console": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only lib/env.ts reads the environment." },
      ],
      eqeqeq: "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { prefer: "type-imports", fixStyle: "inline-type-imports" },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": ["error", { max: 150, ...SIZE }] } },
  // The pictures shown are a device's own bytes, or read under their reader's rights: no optimiser may keep them.
  { files: ["**/*.tsx"], rules: { "@next/next/no-img-element": "off" } },
  // A describe block is one function that holds many tests.
  { files: ["tests/**"], rules: { "max-lines-per-function": "off" } },
  // The command line speaks on the console: it is its screen.
  { files: ["lib/cli/**", "tests/bench/**", "prisma/*.ts"], rules: { "no-console": "off" } },
  // These run before, or instead of, lib/env: the launcher without node_modules and the configs of other tools.
  {
    files: ["lib/env.ts", "lib/cli/**/*.mjs", "prisma/prisma.config.ts", "tests/config/**"],
    rules: { "no-restricted-properties": "off" },
  },
];

export default config;
