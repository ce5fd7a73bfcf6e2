/** The look of a control one types into; shared so that inputs, areas and selects match. */
export const CONTROL_CLASS =
  "block w-full min-h-11 rounded-sm border border-rule-strong bg-raised px-3 py-2 text-base text-ink " +
  "hover:border-ink aria-invalid:border-2 aria-invalid:border-bad " +
  "disabled:bg-sunken disabled:text-ink-soft [&[readonly]]:bg-sunken";
