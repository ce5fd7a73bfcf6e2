import { Badge } from "@/components/ui/badge";

/** Marks answers that nobody gave, wherever they are shown. */
export function SyntheticBadge({ isSynthetic }: Readonly<{ isSynthetic: boolean }>) {
  return isSynthetic ? <Badge tone="accent">Datos sintéticos, inventados</Badge> : null;
}
