import { type Matrix } from "ml-matrix";
import { type Starts } from "@/lib/numerics/rotation/best-of-starts";
import { geomin } from "@/lib/numerics/rotation/geomin";
import { oblimin } from "@/lib/numerics/rotation/oblimin";
import { promax } from "@/lib/numerics/rotation/promax";
import { type Rotation, unrotated } from "@/lib/numerics/rotation/rotation";
import { varimax } from "@/lib/numerics/rotation/varimax";

export type RotationMethod = "none" | "varimax" | "promax" | "oblimin" | "geomin";

/**
 * Unrotated loadings turned by the method named. Kaiser's normalisation is R's default where nothing is said: in varimax yes, in the
 * target of promax, oblimin and geomin no. Without `starts` only the unturned start is tried.
 */
export function rotate(
  loadings: Matrix,
  method: RotationMethod,
  options: Readonly<{ kaiser?: boolean; starts?: Starts }> = {},
): Rotation {
  switch (method) {
    case "none":
      return unrotated(loadings);
    case "varimax":
      return varimax(loadings, options);
    case "promax":
      return promax(loadings, options);
    case "oblimin":
      return oblimin(loadings, options);
    case "geomin":
      return geomin(loadings, options);
  }
}
