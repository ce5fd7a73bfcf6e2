"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { FormAction } from "./action-state";
import { useToast } from "./toast";

const never = () => () => {};

/**
 * The action, saying in a toast what it did. Said on the way back and not in an effect, because what was done may take
 * the form itself off the page. Until the page is alive the action stays the server's own, so that the form also works then.
 */
export function useSpokenAction(action: FormAction): FormAction {
  const toast = useToast();
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const spoken = useCallback<FormAction>(
    async (previous, data) => {
      const answer = await action(previous, data);
      if (answer.status === "done") toast(answer.message);
      return answer;
    },
    [action, toast],
  );
  return isAlive ? spoken : action;
}
