/**
 * What a server action tells the form that called it. `fieldErrors` is keyed by field name;
 * its texts are Spanish, safe to show and say what to do.
 */
export type ActionState =
  | Readonly<{ status: "idle" }>
  | Readonly<{ status: "done"; message: string }>
  | Readonly<{
      status: "refused";
      message: string;
      fieldErrors: Readonly<Record<string, string>>;
    }>;

export const IDLE: ActionState = { status: "idle" };

/** The shape of every action used by `Form`; bind ids before passing it. */
export type FormAction = (previous: ActionState, data: FormData) => Promise<ActionState>;
