export { renderReport } from "./render-report.ts";
export type { LeftOut, ReportInput, Verification } from "./report-input.ts";
