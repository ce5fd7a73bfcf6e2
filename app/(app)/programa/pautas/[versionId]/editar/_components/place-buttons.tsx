"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

export type PlaceInList = Readonly<{ at: number; of: number }>;

type PlaceButtonsProps = Readonly<{
  /** "la sección A": what screen readers hear. */
  name: string;
  place: PlaceInList;
  /** True if there is something in it that would go too: then it asks once more. */
  holds: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}>;

/** Up, down and away, for keyboard and thumb alike. */
export function PlaceButtons({ name, place, holds, onMove, onRemove }: PlaceButtonsProps) {
  const [isAsked, setAsked] = useState(false);
  if (isAsked) {
    return (
      <div role="group" aria-label={`¿Quitar ${name}?`} className="flex gap-1">
        <Button size="small" variant="danger" onClick={onRemove}>
          Quitar con todo
        </Button>
        <Button size="small" variant="quiet" onClick={() => setAsked(false)}>
          Dejar
        </Button>
      </div>
    );
  }
  return (
    <div className="flex gap-1">
      <Button
        size="small"
        variant="quiet"
        aria-disabled={place.at === 0 || undefined}
        aria-label={`Subir ${name}`}
        onClick={() => onMove(-1)}
      >
        ↑
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-disabled={place.at === place.of - 1 || undefined}
        aria-label={`Bajar ${name}`}
        onClick={() => onMove(1)}
      >
        ↓
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-label={`Quitar ${name}`}
        onClick={() => (holds ? setAsked(true) : onRemove())}
      >
        Quitar
      </Button>
    </div>
  );
}
