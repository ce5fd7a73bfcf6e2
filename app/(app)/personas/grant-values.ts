import type { FormValues } from "@/lib/format/form-values";
import { roles } from "@/lib/access/schema";
import { AppError } from "@/lib/errors";

/** What `GrantFields` sent, as the commands take it. INVALID_INPUT when a role or a place was not chosen. */
export function grantValues(values: FormValues) {
  const role = roles.find((known) => known === values.text("role"));
  const [territoryId, schoolId] = values.text("schoolId").split("/");
  const fields: Record<string, string> = {};
  if (!role) fields.role = "Elegir un rol.";
  if (!territoryId) fields.schoolId = "Elegir dónde vale el rol.";
  if (!role || !territoryId) throw new AppError("INVALID_INPUT", { fields });
  return {
    role,
    territoryId,
    schoolId: schoolId || null,
    validFrom: values.text("validFrom"),
    validTo: values.optional("validTo") ?? null,
    reason: values.text("reason"),
  };
}
