import type { StatusTone } from "@/components/ui/status-shape";
import type { CertificationState } from "@/lib/observation/schema/calibration";

/** The mark of each state of a certification. */
export const certificationTones: Readonly<Record<CertificationState, StatusTone>> = {
  valid: "done",
  expiring: "attention",
  expired: "bad",
  revoked: "off",
  none: "off",
};
