import { redirect } from "next/navigation";

/** The address without a path leads home; without a session, the proxy has led to sign-in before. */
export default function RootPage(): never {
  redirect("/inicio");
}
