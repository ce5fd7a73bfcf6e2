"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import type { RatingView } from "@/lib/observation/schema/observation";
import type { RubricIndicatorView } from "@/lib/observation/schema/rubric";
import { mostAmount, notObservedLabel } from "@/lib/observation/schema/words";

type AmountChoiceProps = Readonly<{
  indicator: RubricIndicatorView;
  rating: RatingView | undefined;
  onCount: (amount: number) => void;
  onRate: (level: null) => void;
}>;

/** How many times, or how many minutes: by taps or by writing the number. */
export function AmountChoice({ indicator, rating, onCount, onRate }: AmountChoiceProps) {
  const id = useId();
  const { code, scale } = indicator;
  const amount = rating?.amount;
  const isNotObserved = rating !== undefined && amount === undefined;
  const unit = scale === "time" ? "minutos" : "veces";
  const put = (next: number) => onCount(Math.min(Math.max(next, 0), mostAmount));
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5">
      <Button
        onClick={() => put((amount ?? 0) - 1)}
        aria-disabled={!amount || undefined}
        aria-label={`Una menos en ${code}`}
      >
        −
      </Button>
      <label htmlFor={id} className="sr-only">
        {code}: cuántas {unit}
      </label>
      <input
        id={id}
        inputMode="numeric"
        value={amount ?? ""}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, "").slice(0, 3);
          if (digits !== "") put(Number(digits));
        }}
        className={`${CONTROL_CLASS} max-w-20 tabular-nums`}
      />
      <span className="text-sm">{unit}</span>
      <Button onClick={() => put((amount ?? 0) + 1)} aria-label={`Una más en ${code}`}>
        +
      </Button>
      <Button variant="quiet" onClick={() => onRate(null)} aria-pressed={isNotObserved}>
        {notObservedLabel}
      </Button>
    </div>
  );
}
