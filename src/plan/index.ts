export { encodeCertificate } from "./certificate.ts";
export { decodePlan } from "./decode.ts";
export { scoreOf } from "./score.ts";
export { mendChoice } from "./tied-start.ts";
export { encodeWarmStart } from "./warm-start.ts";
