import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { DeviceKeeper } from "@/components/sync/device-keeper";
import { UnsentMark } from "@/components/sync/unsent-mark";
import { UpdateNotice } from "@/components/sync/update-notice";
import { DemoBanner } from "@/components/layout/demo-banner";
import { TextLink } from "@/components/ui/text-link";
import { listHeldTerritories } from "@/lib/access/queries/grants";
import { holdsRole, rolesOf } from "@/lib/access/rules";
import { roleLabels } from "@/lib/access/schema";
import { isDemoOn, requireActor } from "@/lib/auth/queries";
import { joinWords } from "@/lib/format/text";
import { SignOutForm } from "./_components/sign-out-form";
import { navigationFor } from "./navigation";

/** The frame behind a session. It shows who is here and where they may go; each page's own query decides. */
export default async function AppLayout({ children }: Readonly<{ children: ReactNode }>) {
  const actor = await requireActor();
  const territories = await listHeldTerritories(actor);
  const roles = rolesOf(actor).map((role) => roleLabels[role]);
  const isWriter = actor.personId !== null && holdsRole(actor, ["mentor", "utp_head", "programme_lead"]);
  return (
    <AppShell
      status={
        isWriter && (
          <>
            <DeviceKeeper person={{ id: actor.personId ?? "", name: actor.name }} />
            <UpdateNotice />
            <UnsentMark />
          </>
        )
      }
      navItems={navigationFor(actor)}
      person={{ name: actor.name, role: joinWords(roles) || "Sin rol vigente" }}
      territoryName={joinWords(territories.map(({ name }) => name)) || "Sin territorio"}
      signOut={<SignOutForm />}
      personLinks={
        <TextLink href="/derechos" className="inline-flex min-h-11 items-center">
          Mis datos y derechos
        </TextLink>
      }
      banner={isDemoOn() ? <DemoBanner /> : undefined}
    >
      {children}
    </AppShell>
  );
}
