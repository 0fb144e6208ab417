import type { ViteUserConfig } from "vitest/config";

// Tests import "serentak" as users do, and get the sources.
const conditions = ["@serentak/source"];
const resolve = { conditions };
const ssr = { resolve: { conditions, externalConditions: conditions } };

// Where .ci/run wants the counts of each run, as JSON.
const resultsFolder = process.env["SERENTAK_TEST_RESULTS"];

const config: ViteUserConfig = {
  test: {
    reporters: resultsFolder
      ? ["default", ["json", { outputFile: `${resultsFolder}/${process.pid}.json` }]]
      : ["default"],
    // Two cores are what a continuous integration machine has; times below are for a loaded one.
    maxWorkers: 2,
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "test/package/**"],
          setupFiles: ["test/setup.ts"],
          // No test leaves anything behind, so files share what they import: fast-check alone takes seconds to load.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // The report's script runs in a page; the browser tests cover it.
      exclude: ["src/report/client/**", "src/report/generated/**"],
      reporter: ["text-summary", "lcovonly"],
      thresholds: { lines: 85 },
    },
  },
};

export default config;
