import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import { accountStateLabels, type AccountState } from "@/lib/directory/schema/people";

const tones: Readonly<Record<AccountState, StatusTone>> = {
  none: "off",
  active: "done",
  waiting: "attention",
  disabled: "bad",
};

/** The state of an account; for who does not administer the person, nothing is known. */
export function AccountMark({ state }: Readonly<{ state: AccountState | null }>) {
  if (state === null) return <span className="text-ink-soft">La ve la administración</span>;
  return <StatusMark tone={tones[state]}>{accountStateLabels[state]}</StatusMark>;
}
